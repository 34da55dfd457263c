import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { isLate } from '../one-to-ones/is-late.ts';
import { ownPartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { OneToOneModel, type Part, type PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { enqueue, refreshMessages } from '../outbox/enqueue.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import type { Person } from '../people/person.ts';
import type { Answers } from '../question-sets/question.ts';
import { readAnswers } from '../question-sets/read-answers.ts';
import { ownValues } from './save-draft.ts';
import { whoIsTold } from './who-is-told.ts';

export type Shared = { isShared: true } | { isShared: false; errors: Record<string, string> };

/** Makes the saved draft readable by the other; mistakes and missing required answers come back by question. */
export async function shareAnswers(core: Core, actor: Person, seen: SeenOneToOne): Promise<Shared> {
  const part = ownPartOf(seen);
  const { answers, errors } = readAnswers(questionsOf(seen.oneToOne, part), ownValues(seen, part));
  if (Object.keys(errors).length > 0) return { isShared: false, errors };
  const isFirst = seen.oneToOne.parts[part].sharedAt === undefined;
  const result = await OneToOneModel.updateOne(
    { _id: seen.oneToOne._id, status: 'open' },
    sharedUpdate(core, actor, seen, part, answers),
  );
  if (result.matchedCount === 0) {
    throw new AppError(
      'conflict',
      'This 1-to-1 was finalised in the meantime. Your draft is kept for you alone.',
    );
  }
  await record(core, actor, 'one-to-one.shared', { oneToOneId: seen.oneToOne._id, detail: part });
  const told = whoIsTold(seen.oneToOne, seen.reviewer, core.clock.now());
  if (isFirst) {
    const notice = { kind: 'part-shared', oneToOneId: seen.oneToOne._id, part } as const;
    await enqueue(
      core,
      told.filter((personId) => isOfOtherSide(seen, personId)).map((personId) => ({ personId, notice })),
    );
  }
  await refreshMessages(core, seen.oneToOne._id);
  await refreshReminders(core, told);
  return { isShared: true };
}

/** Whoever acts for the reviewer is on the reviewer's side. */
function isOfOtherSide({ oneToOne, ownPart }: SeenOneToOne, personId: string): boolean {
  return (personId === oneToOne.revieweeId) === (ownPart === 'reviewer');
}

/** The one write that moves somebody's answers from their draft to where the other reads them. */
export function sharedUpdate(
  core: Core,
  actor: Person,
  seen: SeenOneToOne,
  part: PartName,
  answers: Answers,
) {
  const now = core.clock.now();
  const before = seen.oneToOne.parts[part];
  const path = `parts.${part}`;
  return {
    $set: {
      [`${path}.shared`]: answers,
      [`${path}.sharedAt`]: before.sharedAt ?? now,
      [`${path}.sharedById`]: actor._id,
      [`${path}.isLate`]: before.isLate ?? isLate(seen.oneToOne, part, seen[part].timeZone, now),
      remindAt: now,
      [`${path}.changedAt`]: { ...before.changedAt, ...changesAt(before, answers, now) },
    },
    $unset: { [`${path}.drafts.${actor._id}`]: 1 as const },
  };
}

function changesAt({ shared }: Part, answers: Answers, now: Date): Record<string, Date> {
  if (!shared) return {};
  const ids = new Set([...Object.keys(shared), ...Object.keys(answers)]);
  const changed = [...ids].filter((id) => JSON.stringify(shared[id]) !== JSON.stringify(answers[id]));
  return Object.fromEntries(changed.map((id) => [id, now]));
}
