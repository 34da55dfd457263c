import { currentActivity } from '../activity/activity-of.ts';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, mustBeOpen, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { enqueue, refreshMessages } from '../outbox/enqueue.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import type { Person } from '../people/person.ts';
import { readAnswers } from '../question-sets/read-answers.ts';
import { ownValues } from './save-draft.ts';
import { sharedUpdate } from './share-answers.ts';
import { whoIsTold } from './who-is-told.ts';

/** What stands in the way of finalising, by question of the reviewer's part. */
export function missingBeforeFinalise(seen: SeenOneToOne): Record<string, string> {
  if (seen.ownPart !== 'reviewer') return {};
  return readAnswers(questionsOf(seen.oneToOne, 'reviewer'), ownValues(seen, 'reviewer')).errors;
}

/** Shares the reviewer's part when it is theirs to share, locks both parts, and tells both people. */
export async function finalise(core: Core, actor: Person, seen: SeenOneToOne): Promise<void> {
  mustBeAllowed(seen, 'finalise');
  mustBeOpen(seen);
  const { oneToOne } = seen;
  const finished = {
    status: 'finalised',
    finalisedAt: core.clock.now(),
    finalisedById: actor._id,
    remindAt: core.clock.now(),
    ...(oneToOne.panels && { activity: await currentActivity(core, oneToOne) }),
  };
  const share = ownShare(core, actor, seen);
  const result = await OneToOneModel.updateOne(
    { _id: oneToOne._id, status: 'open' },
    { ...share, $set: { ...share?.$set, ...finished } },
  );
  if (result.matchedCount === 0) throw new AppError('conflict', 'This 1-to-1 was finalised in the meantime.');
  await announceFinalised(core, seen);
  await record(core, actor, 'one-to-one.finalised', { oneToOneId: oneToOne._id });
}

function ownShare(core: Core, actor: Person, seen: SeenOneToOne) {
  if (seen.ownPart !== 'reviewer') return undefined;
  const questions = questionsOf(seen.oneToOne, 'reviewer');
  const hasDraft = seen.oneToOne.parts.reviewer.drafts?.[actor._id] !== undefined;
  if (questions.length === 0 || (!hasDraft && seen.oneToOne.parts.reviewer.shared)) return undefined;
  const { answers, errors } = readAnswers(questions, ownValues(seen, 'reviewer'));
  if (Object.keys(errors).length > 0) {
    throw new AppError(
      'invalid',
      'Some questions of your part still need an answer. Answer them, then finalise.',
    );
  }
  return sharedUpdate(core, actor, seen, 'reviewer', answers);
}

/** Whoever was told before it was reopened is told again. */
async function announceFinalised(core: Core, { oneToOne, reviewer }: SeenOneToOne): Promise<void> {
  const { _id: oneToOneId, reopenings } = oneToOne;
  const notice = { kind: 'finalised', oneToOneId, ...(reopenings && { turn: reopenings.length }) } as const;
  const told = whoIsTold(oneToOne, reviewer, core.clock.now());
  await enqueue(
    core,
    told.map((personId) => ({ personId, notice })),
  );
  await refreshMessages(core, oneToOneId);
  await refreshReminders(core, told);
}
