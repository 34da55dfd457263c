import { isDeepStrictEqual } from 'node:util';
import { record } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import { untilNobodyIsQuicker } from '../../database/until-nobody-is-quicker.ts';
import { whileStill } from '../../database/while-still.ts';
import { AppError } from '../../errors.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import type { Person } from '../../people/person.ts';
import { type Cycle, CycleModel, type TeamRecipient } from '../cycle.ts';
import { givesToJoiners } from '../dates/clocks.ts';
import { isEditable, loadCycle, mustBeAllowedToAssign, type SeenCycle } from '../load-cycle.ts';
import { unexceptedOf } from '../plan/exceptions.ts';
import { loadClocks } from '../plan/load-clocks.ts';
import { changeUnissued } from './edit-cycle.ts';

/** What was read of the recipients: exceptions that were absent must still be. */
const asRead = ['recipients', 'recipients.except'];

export interface NewRecipients {
  company: boolean;
  personIds: string[];
  teams: TeamRecipient[];
  /** Whether they get the occurrence that is open, though its issue date has gone by. */
  isAtOnce: boolean;
}

/**
 * Before the first issue; and after it too, when nobody gets anything before the next occurrence unless asked for.
 * Whatever others add or take off at the same moment counts as well.
 */
export async function addRecipients(
  core: Core,
  actor: Person,
  cycleId: string,
  added: NewRecipients,
): Promise<void> {
  await untilNobodyIsQuicker(async () => {
    const seen = await loadCycle(core, actor, cycleId);
    const recipients = merged(seen.cycle.recipients, added);
    const isNothingNew = isDeepStrictEqual(recipients, seen.cycle.recipients);
    const isDone = isEditable(seen.cycle)
      ? await changeUnissued(seen, { $set: { recipients } }, asRead)
      : await changeIssuedRecipients(core, seen, joined(seen.cycle.recipients, added), added.isAtOnce);
    if (!isDone) return undefined;
    if (!isNothingNew) await record(core, actor, 'cycle.recipients-added', { detail: cycleId });
    return true;
  });
}

/** Takes somebody off a cycle of which nothing was issued yet. */
export async function removeRecipient(
  core: Core,
  actor: Person,
  cycleId: string,
  recipientId: string,
): Promise<void> {
  await untilNobodyIsQuicker(async () => {
    const seen = await loadCycle(core, actor, cycleId);
    const { company, personIds, teams, except } = seen.cycle.recipients;
    const recipients = {
      ...(except && { except }),
      company: company && recipientId !== 'company',
      personIds: personIds.filter((id) => id !== recipientId),
      teams: teams.filter(({ teamId }) => teamId !== recipientId),
    };
    if (!(await changeUnissued(seen, { $set: { recipients } }, asRead))) return undefined;
    await record(core, actor, 'cycle.recipient-removed', { detail: cycleId });
    return true;
  });
}

/** A team that is named again has the options that were chosen last. */
function merged(before: Cycle['recipients'], added: NewRecipients): Cycle['recipients'] {
  const again = new Set(added.teams.map(({ teamId }) => teamId));
  return {
    ...before,
    company: before.company || added.company,
    personIds: [...new Set([...before.personIds, ...added.personIds])],
    teams: [...before.teams.filter(({ teamId }) => !again.has(teamId)), ...added.teams],
  };
}

/** Nobody is taken off a cycle that was issued: a team that is named again with other options counts with both. */
function joined(before: Cycle['recipients'], added: NewRecipients): Cycle['recipients'] {
  const isThere = (team: TeamRecipient) => before.teams.some((each) => isDeepStrictEqual(each, team));
  return {
    ...before,
    company: before.company || added.company,
    personIds: [...new Set([...before.personIds, ...added.personIds])],
    teams: [...before.teams, ...added.teams.filter((team) => !isThere(team))],
  };
}

/**
 * Whoever gets it from now on and did not before is added to it.
 * @returns false when the cycle was changed since it was loaded
 */
export async function changeIssuedRecipients(
  core: Core,
  seen: SeenCycle,
  recipients: Cycle['recipients'],
  isAtOnce = false,
): Promise<boolean> {
  mustBeAllowedToAssign(seen.scope, seen);
  const { cycle } = seen;
  const now = core.clock.now();
  const givesAtOnce = cycle.issueImmediately || isAtOnce;
  const isRunning = givesToJoiners(cycle, await loadClocks(cycle), now, givesAtOnce);
  if (!isRunning && cycle.status !== 'paused') throw isOver(cycle);
  const newIds = givesAtOnce ? await newlyIn(cycle.recipients, recipients) : [];
  const { matchedCount } = await CycleModel.updateOne(
    { _id: cycle._id, ...whileStill(cycle, 'status', 'revision') },
    {
      $set: { recipients, ...(isRunning && { status: 'active', nextIssueAt: now }) },
      ...(newIds.length > 0 && { $addToSet: { atOnce: { $each: newIds } } }),
      // Everybody is looked at once more: for some of them it may be the issue date still.
      $unset: { lookedChange: true },
      $inc: { revision: 1 },
    },
  );
  if (matchedCount > 0) core.nudgeIssues();
  return matchedCount > 0;
}

async function newlyIn(before: Cycle['recipients'], after: Cycle['recipients']): Promise<string[]> {
  const organisation = await loadOrganisation();
  const wereIn = new Set(unexceptedOf(before, organisation));
  return unexceptedOf(after, organisation)
    .filter((person) => !wereIn.has(person))
    .map(({ _id }) => _id);
}

function isOver({ name, status }: Cycle): AppError {
  return new AppError('conflict', `“${name}” is ${status}: whoever is added now would get nothing.`);
}
