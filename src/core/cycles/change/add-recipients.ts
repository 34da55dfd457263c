import { record } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import { loadOrganisation, type Organisation } from '../../people/organisation.ts';
import { type Cycle, CycleModel, type TeamRecipient } from '../cycle.ts';
import { isEditable, mustBeAllowedToAssign, type SeenCycle } from '../load-cycle.ts';
import { joiningOf } from '../plan/joining.ts';
import { recipientsOf } from '../plan/recipients.ts';
import { changeUnissued } from './edit-cycle.ts';

export interface NewRecipients {
  company: boolean;
  personIds: string[];
  teams: TeamRecipient[];
  /** Whether they get the occurrence that is open, though its issue date has gone by. */
  isAtOnce: boolean;
}

/** Before the first issue; and after it too, when nobody gets anything before the next occurrence unless asked for. */
export async function addRecipients(core: Core, seen: SeenCycle, added: NewRecipients): Promise<void> {
  if (isEditable(seen.cycle)) {
    await changeUnissued(seen, { $set: { recipients: merged(seen.cycle.recipients, added) } });
  } else {
    mustBeAllowedToAssign(seen.scope, seen);
    await addToIssued(core, seen.cycle, added, await loadOrganisation());
  }
  await record(core, seen.actor, 'cycle.recipients-added', { detail: seen.cycle._id });
}

/** Takes somebody off a cycle of which nothing was issued yet. */
export async function removeRecipient(core: Core, seen: SeenCycle, recipientId: string): Promise<void> {
  const { company, personIds, teams } = seen.cycle.recipients;
  const recipients = {
    company: company && recipientId !== 'company',
    personIds: personIds.filter((id) => id !== recipientId),
    teams: teams.filter(({ teamId }) => teamId !== recipientId),
  };
  await changeUnissued(seen, { $set: { recipients } });
  await record(core, seen.actor, 'cycle.recipient-removed', { detail: seen.cycle._id });
}

/** A team that is named again has the options that were chosen last. */
function merged(before: Cycle['recipients'], added: NewRecipients): Cycle['recipients'] {
  const again = new Set(added.teams.map(({ teamId }) => teamId));
  return {
    company: before.company || added.company,
    personIds: [...new Set([...before.personIds, ...added.personIds])],
    teams: [...before.teams.filter(({ teamId }) => !again.has(teamId)), ...added.teams],
  };
}

async function addToIssued(core: Core, cycle: Cycle, added: NewRecipients, organisation: Organisation) {
  const now = core.clock.now();
  const recipients: Cycle['recipients'] = {
    company: cycle.recipients.company || added.company,
    personIds: [...new Set([...cycle.recipients.personIds, ...added.personIds])],
    teams: [...cycle.recipients.teams, ...added.teams],
  };
  const before = new Set(recipientsOf(cycle.recipients, organisation));
  const newIds = recipientsOf(recipients, organisation)
    .filter((person) => !before.has(person))
    .map(({ _id }) => _id);
  const joining = joiningOf(
    cycle,
    newIds,
    now,
    organisation.calendars,
    cycle.issueImmediately || added.isAtOnce,
  );
  const isRunning = cycle.status === 'active' || (cycle.status === 'ended' && joining !== undefined);
  if (!isRunning && cycle.status !== 'paused') throw isOver(cycle);
  const changed = await CycleModel.findOneAndUpdate(
    {
      _id: cycle._id,
      status: cycle.status,
      nextOccurrence: cycle.nextOccurrence,
      joining: cycle.joining ?? { $exists: false },
    },
    {
      $set: {
        recipients,
        ...(joining && { joining }),
        ...(isRunning && { status: 'active', nextIssueAt: now }),
      },
    },
  ).lean();
  if (!changed) throw new AppError('conflict', `“${cycle.name}” was being issued just now. Try once more.`);
  core.nudgeIssues();
}

function isOver({ name, status }: Cycle): AppError {
  return new AppError('conflict', `“${name}” is ${status}: whoever is added now would get nothing.`);
}
