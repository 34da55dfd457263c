import { isDeepStrictEqual } from 'node:util';
import { record } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import { untilNobodyIsQuicker } from '../../database/until-nobody-is-quicker.ts';
import { AppError } from '../../errors.ts';
import type { Person } from '../../people/person.ts';
import { mustBeHr } from '../../permissions/permissions.ts';
import type { Exceptions } from '../cycle.ts';
import { isEditable, loadCycle, type SeenCycle } from '../load-cycle.ts';
import { withExceptions } from '../plan/exceptions.ts';
import { changeIssuedRecipients } from './add-recipients.ts';
import { changeUnissued } from './edit-cycle.ts';

/**
 * Leaves people out of what comes next, whoever is named as a recipient; what was issued to them stays. A team that is
 * named again has the option that was chosen last.
 */
export async function addExceptions(
  core: Core,
  actor: Person,
  cycleId: string,
  added: Exceptions,
): Promise<void> {
  const again = new Set(added.teams.map(({ teamId }) => teamId));
  await changeExceptions(core, actor, cycleId, 'cycle.people-excluded', ({ personIds, teams }) => ({
    personIds: [...personIds, ...added.personIds],
    teams: [...teams.filter(({ teamId }) => !again.has(teamId)), ...added.teams],
  }));
}

/** Whoever is a recipient gets it again as if they were added now. */
export async function removeException(
  core: Core,
  actor: Person,
  cycleId: string,
  exceptedId: string,
): Promise<void> {
  await changeExceptions(core, actor, cycleId, 'cycle.exclusion-removed', ({ personIds, teams }) => ({
    personIds: personIds.filter((id) => id !== exceptedId),
    teams: teams.filter(({ teamId }) => teamId !== exceptedId),
  }));
}

async function changeExceptions(
  core: Core,
  actor: Person,
  cycleId: string,
  what: string,
  change: (before: Exceptions) => Exceptions,
): Promise<void> {
  mustBeHr(actor);
  await untilNobodyIsQuicker(async () => {
    const seen = await loadCycle(core, actor, cycleId);
    const before = seen.cycle.recipients;
    const recipients = withExceptions(before, change(before.except ?? { personIds: [], teams: [] }));
    if (isDeepStrictEqual(recipients, before)) return true;
    mustGoOn(seen);
    const isDone = isEditable(seen.cycle)
      ? await changeUnissued(seen, { $set: { recipients } }, ['recipients', 'recipients.except'])
      : await changeIssuedRecipients(core, seen, recipients);
    if (!isDone) return undefined;
    await record(core, actor, what, { detail: cycleId });
    return true;
  });
}

function mustGoOn({ cycle: { name, status } }: SeenCycle): void {
  if (status !== 'ended' && status !== 'archived') return;
  throw new AppError(
    'conflict',
    `“${name}” is ${status}: nothing comes of it that anybody could be left out of.`,
  );
}
