import { record } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import type { Person } from '../../people/person.ts';
import { type Cycle, CycleModel, type CycleSettings } from '../cycle.ts';
import { isEditable, mustBeAllowedToAssign, type SeenCycle } from '../load-cycle.ts';

const noRecipients: Cycle['recipients'] = { company: false, personIds: [], teams: [] };

/** What a form says about a cycle: everything but who gets it. */
export type CycleDraft = Omit<CycleSettings, 'recipients'>;

/**
 * A draft, of which nobody is told anything.
 * @returns undefined when there is another cycle of that name
 */
export async function createCycle(
  core: Core,
  actor: Person,
  scope: SeenCycle['scope'],
  draft: CycleDraft,
  recipients: Cycle['recipients'] = noRecipients,
): Promise<Cycle | undefined> {
  mustBeAllowedToAssign(scope);
  const cycle = new CycleModel({
    ...draft,
    recipients,
    status: 'draft',
    creatorId: actor._id,
    ...(scope === 'own reports' && { onlyReportsOf: actor._id }),
  });
  if (!(await isStored(cycle.save()))) return undefined;
  await record(core, actor, 'cycle.created', { detail: cycle._id });
  return cycle.toObject();
}

/** @returns undefined when there is another cycle of that name */
export async function editCycle(
  core: Core,
  seen: SeenCycle,
  { every, trigger, ...draft }: CycleDraft,
): Promise<Cycle | undefined> {
  const isDone = await isStored(
    changeUnissued(seen, {
      $set: { ...draft, ...(every && { every }), ...(trigger && { trigger }) },
      $unset: { ...(!every && { every: true }), ...(!trigger && { trigger: true }) },
    }),
  );
  if (!isDone) return undefined;
  await record(core, seen.actor, 'cycle.edited', { detail: seen.cycle._id });
  return CycleModel.findById(seen.cycle._id).orFail().lean<Cycle>();
}

/**
 * Changes a cycle of which nothing was issued yet. If it was started it is a draft again, for nobody is contacted before
 * somebody has seen the preview of what it is now.
 * @throws {AppError} when something was issued, perhaps in this very moment
 */
export async function changeUnissued(
  seen: SeenCycle,
  { $set, $unset }: { $set?: object; $unset?: object },
): Promise<void> {
  mustBeAllowedToAssign(seen.scope, seen);
  const { cycle } = seen;
  const changed =
    isEditable(cycle) &&
    (await CycleModel.findOneAndUpdate(
      {
        _id: cycle._id,
        firstIssuedAt: { $exists: false },
        status: { $in: ['draft', 'active', 'paused'] },
      },
      {
        $set: { ...$set, status: 'draft', nextOccurrence: 0, missedOccurrences: [] },
        $unset: {
          ...$unset,
          startedAt: true,
          nextIssueAt: true,
          issuedUntilAt: true,
          pausedUntil: true,
          joining: true,
        },
      },
    ).lean());
  if (changed) return;
  throw new AppError(
    'conflict',
    `“${cycle.name}” was issued already or is over, so it stays as it is. You can add recipients, or copy it.`,
  );
}

async function isStored(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 11_000) return false;
    throw error;
  }
}
