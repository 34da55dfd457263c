import type { SentForm } from '../chat/reply.ts';
import type { Core } from '../core.ts';
import type { Announcement } from '../one-to-ones/announcement.ts';
import { isLate } from '../one-to-ones/is-late.ts';
import { ownPartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../one-to-ones/must-be.ts';
import type { Part, PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import type { Person } from '../people/person.ts';
import type { Answers } from '../question-sets/question.ts';
import { readAnswers } from '../question-sets/read-answers.ts';
import { announce, announcementOf, noticeTo } from './announce.ts';
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
  let mistakes: Record<string, string> = {};
  const after = await changePart(core, seen, (now) => {
    mustBeUnfinished(now);
    const { answers, errors } = readAnswers(questionsOf(now.oneToOne, part), ownValues(now, part));
    mistakes = errors;
    if (Object.keys(errors).length > 0) return undefined;
    return {
      ...sharing(core, now, part, answers, form),
      announcement: announcementOfShare(core, actor, now, part),
    };
  });
  if (Object.keys(mistakes).length > 0) return { isShared: false, errors: mistakes };
  await announce(core, after.oneToOne);
  return { isShared: true };
}

/** The other side is told of the first share only. */
function announcementOfShare(core: Core, actor: Person, seen: SeenOneToOne, part: PartName): Announcement {
  const { _id: oneToOneId, parts } = seen.oneToOne;
  const readers = whoIsTold(seen.oneToOne, seen.reviewer, core.clock.now());
  const isFirst = parts[part].sharedAt === undefined;
  const others = isFirst ? readers.filter((personId) => isOfOtherSide(seen, personId)) : [];
  const messages = noticeTo(others, { kind: 'part-shared', oneToOneId, part });
  return announcementOf(core, actor, { step: 'shared', oneToOneId, detail: part }, { messages, readers });
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
