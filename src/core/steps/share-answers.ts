import { record } from '../audit/record.ts';
import type { SentForm } from '../chat/reply.ts';
import type { Core } from '../core.ts';
import { isLate } from '../one-to-ones/is-late.ts';
import { mustBeOpen, ownPartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { Part, PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { enqueue, refreshMessages } from '../outbox/enqueue.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import type { Person } from '../people/person.ts';
import type { Answers } from '../question-sets/question.ts';
import { readAnswers } from '../question-sets/read-answers.ts';
import { changePart, ownDraft, type PartChange } from './change-part.ts';
import { draftAfterSharing } from './merge-draft.ts';
import { ownValues } from './save-draft.ts';
import { whoIsTold } from './who-is-told.ts';

export type Shared = { isShared: true } | { isShared: false; errors: Record<string, string> };

/**
 * Makes the saved draft readable by the other; mistakes and missing required answers come back by question.
 * @param form the one that asks for it: what still arrives from it afterwards is too late
 */
export async function shareAnswers(
  core: Core,
  actor: Person,
  seen: SeenOneToOne,
  form?: SentForm,
): Promise<Shared> {
  const part = ownPartOf(seen);
  const isFirst = seen.oneToOne.parts[part].sharedAt === undefined;
  let mistakes: Record<string, string> = {};
  await changePart(core, seen, (now) => {
    mustBeOpen(now);
    const { answers, errors } = readAnswers(questionsOf(now.oneToOne, part), ownValues(now, part));
    mistakes = errors;
    return Object.keys(errors).length > 0 ? undefined : sharing(core, now, part, answers, form);
  });
  if (Object.keys(mistakes).length > 0) return { isShared: false, errors: mistakes };
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

/** Moves somebody's answers from their draft to where the other reads them. */
export function sharing(
  core: Core,
  seen: SeenOneToOne,
  part: PartName,
  answers: Answers,
  form?: SentForm,
): PartChange {
  const now = core.clock.now();
  const before = seen.oneToOne.parts[part];
  return {
    part,
    set: {
      shared: answers,
      sharedAt: before.sharedAt ?? now,
      sharedById: seen.actor._id,
      isLate: before.isLate ?? isLate(seen.oneToOne, part, seen[part].timeZone, now),
      changedAt: { ...before.changedAt, ...changesAt(before, answers, now) },
    },
    draft: draftAfterSharing(ownDraft(seen, part), form, now),
    also: { remindAt: now },
  };
}

function changesAt({ shared }: Part, answers: Answers, now: Date): Record<string, Date> {
  if (!shared) return {};
  const ids = new Set([...Object.keys(shared), ...Object.keys(answers)]);
  const changed = [...ids].filter((id) => JSON.stringify(shared[id]) !== JSON.stringify(answers[id]));
  return Object.fromEntries(changed.map((id) => [id, now]));
}
