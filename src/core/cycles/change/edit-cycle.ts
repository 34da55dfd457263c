import { record } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import { insertMissing } from '../../database/insert-missing.ts';
import { isDuplicateKey } from '../../database/is-duplicate-key.ts';
import { whileStill } from '../../database/while-still.ts';
import { defined } from '../../defined.ts';
import { AppError } from '../../errors.ts';
import type { Person } from '../../people/person.ts';
import { type Cycle, CycleModel, type CycleSettings, notBegun } from '../cycle.ts';
import { isEditable, mustBeAllowedToAssign, type SeenCycle } from '../load-cycle.ts';
import { NotIssuedModel } from '../not-issued.ts';

const noRecipients: Cycle['recipients'] = { company: false, personIds: [], teams: [] };

/** What a form says about a cycle: everything but who gets it. */
export type CycleDraft = Omit<CycleSettings, 'recipients'>;

/** What the form changes, and what a change of it undoes: a cycle that was started is a draft again. */
const edited = [
  'status',
  'name',
  'templateId',
  'dates',
  'every',
  'trigger',
  'timeZone',
  'issueImmediately',
  'nonWorkingDays',
  'skipWhenAway',
];

export async function isCycleNameTaken(name: string, exceptId: string): Promise<boolean> {
  const found = await CycleModel.findOne({ name }, { _id: 1 }).lean<Pick<Cycle, '_id'>>();
  return found !== null && found._id !== exceptId;
}

/**
 * A draft, of which nobody is told anything; one that has this id already was made by the same request.
 * @returns undefined when there is another cycle of that name
 */
export async function createCycle(
  core: Core,
  actor: Person,
  scope: SeenCycle['scope'],
  draft: CycleDraft & Pick<Cycle, '_id'>,
  recipients: Cycle['recipients'] = noRecipients,
): Promise<Cycle | undefined> {
  mustBeAllowedToAssign(scope);
  const cycle: Cycle = {
    ...defined(draft),
    recipients,
    status: 'draft',
    creatorId: actor._id,
    ...(scope === 'own reports' && { onlyReportsOf: actor._id }),
    ...notBegun,
  };
  const isNew = (await insertMissing(CycleModel, [cycle])).length > 0;
  if (isNew) await record(core, actor, 'cycle.created', { detail: cycle._id });
  return (await CycleModel.findById(cycle._id).lean<Cycle>()) ?? undefined;
}

/** @returns false when it was changed since it was loaded, or another one has that name */
export async function editCycle(
  core: Core,
  seen: SeenCycle,
  { every, trigger, ...draft }: CycleDraft,
): Promise<boolean> {
  const update = {
    $set: { ...draft, ...(every && { every }), ...(trigger && { trigger }) },
    $unset: { ...(!every && { every: true }), ...(!trigger && { trigger: true }) },
  };
  try {
    if (!(await changeUnissued(seen, update, edited))) return false;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
  await record(core, seen.actor, 'cycle.edited', { detail: seen.cycle._id });
  return true;
}

/**
 * Changes a cycle of which nothing was issued yet. If it was started it is a draft again, for nobody is contacted before
 * somebody has seen the preview of what it is now.
 * @param asSeen what of it must still be as it was loaded
 * @returns false when that is not so
 * @throws {AppError} when something was issued, perhaps in this very moment
 */
export async function changeUnissued(
  seen: SeenCycle,
  { $set, $unset }: { $set?: object; $unset?: object },
  asSeen: readonly string[],
): Promise<boolean> {
  mustBeAllowedToAssign(seen.scope, seen);
  const { cycle } = seen;
  mustBeUnissued(cycle);
  const unissued = { _id: cycle._id, firstIssuedAt: { $exists: false } };
  const { matchedCount } = await CycleModel.updateOne(
    { ...unissued, status: { $in: ['draft', 'active', 'paused'] }, $and: [whileStill(cycle, ...asSeen)] },
    {
      $set: { ...$set, status: 'draft', pauses: [] },
      $unset: {
        ...$unset,
        startedAt: true,
        nextIssueAt: true,
        lookedUntilAt: true,
        lookedChange: true,
        pausedUntil: true,
        atOnce: true,
        owed: true,
      },
      $inc: { revision: 1 },
    },
  );
  // What went by before anybody was issued anything is no part of what it is now.
  if (matchedCount > 0) await NotIssuedModel.deleteMany({ cycleId: cycle._id });
  return matchedCount > 0;
}

/** @throws {AppError} when it stays as it is */
export function mustBeUnissued(cycle: Cycle): void {
  if (isEditable(cycle)) return;
  throw new AppError(
    'conflict',
    `“${cycle.name}” was issued already or is over, so it stays as it is. You can add recipients, have HR leave people out, or copy it.`,
  );
}
