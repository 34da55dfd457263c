import { currentActivity } from '../activity/activity-of.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import type { Announcement } from '../one-to-ones/announcement.ts';
import { answeredPartOf, mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../one-to-ones/must-be.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import { isUnderway } from '../one-to-ones/status.ts';
import type { Person } from '../people/person.ts';
import { readAnswers } from '../question-sets/read-answers.ts';
import { announce, announcementOf, noticeTo, wasTaken } from './announce.ts';
import { changePart, ownDraft, type PartChange } from './change-part.ts';
import { hasTyped } from './merge-draft.ts';
import { ownValues } from './save-draft.ts';
import { sharing } from './share-answers.ts';
import { whoIsTold } from './who-is-told.ts';

/** What stands in the way of finalising, by question of the reviewer's part. */
export function missingBeforeFinalise(seen: SeenOneToOne): Record<string, string> {
  if (answeredPartOf(seen) !== 'reviewer' || leavesPartEmpty(seen)) return {};
  return readAnswers(questionsOf(seen.oneToOne, 'reviewer'), ownValues(seen, 'reviewer')).errors;
}

/** Whether whoever finalises would answer the reviewer's part and left all of it empty: it stays so, once they know. */
export function leavesPartEmpty(seen: SeenOneToOne): boolean {
  if (answeredPartOf(seen) !== 'reviewer' || questionsOf(seen.oneToOne, 'reviewer').length === 0)
    return false;
  const isShared = seen.oneToOne.parts.reviewer.sharedAt !== undefined;
  return !isShared && Object.keys(ownValues(seen, 'reviewer')).length === 0;
}

/** Whether this very request finalised it when it was delivered before. */
export async function wasFinalised(core: Core, { oneToOne }: SeenOneToOne): Promise<boolean> {
  const { status, reopenings = [] } = oneToOne;
  const canHaveBeen = !isUnderway({ status }) || reopenings.length > 0;
  return canHaveBeen && wasTaken(core, oneToOne, { step: 'finalised', oneToOneId: oneToOne._id });
}

/**
 * Shares the reviewer's part when it is theirs to share, locks both parts, and tells both people.
 * @param withoutAnswers a part of theirs that is empty stays so
 */
export async function finalise(
  core: Core,
  actor: Person,
  seen: SeenOneToOne,
  withoutAnswers = false,
): Promise<void> {
  const { oneToOne } = seen;
  const activity = oneToOne.panels && (await currentActivity(core, oneToOne));
  const after = await changePart(core, seen, (now) => {
    mustBeAllowed(now, 'finalise');
    mustBeUnfinished(now);
    const at = core.clock.now();
    const finished = {
      finalisedAt: at,
      finalisedById: actor._id,
      remindAt: at,
      ...(activity && { activity }),
    };
    return {
      ...ownShare(core, now, withoutAnswers),
      also: { status: 'finalised', ...finished },
      announcement: announcementOfFinal(core, actor, now),
    };
  });
  await announce(core, after.oneToOne);
}

/** What becomes of the reviewer's part; a draft of anybody else than the reviewer stays as it is. */
function ownShare(core: Core, seen: SeenOneToOne, withoutAnswers: boolean): PartChange {
  const draft = ownDraft(seen, 'reviewer');
  const asItIs: PartChange = { part: 'reviewer', draft };
  if (answeredPartOf(seen) !== 'reviewer') return asItIs;
  if (withoutAnswers && leavesPartEmpty(seen)) return asItIs;
  const questions = questionsOf(seen.oneToOne, 'reviewer');
  if (questions.length === 0 || (!hasTyped(draft) && seen.oneToOne.parts.reviewer.shared)) return asItIs;
  const { answers, errors } = readAnswers(questions, ownValues(seen, 'reviewer'));
  if (Object.keys(errors).length > 0) {
    throw new AppError(
      'invalid',
      'Some questions of your part still need an answer. Answer them, then finalise.',
    );
  }
  return sharing(core, seen, 'reviewer', answers);
}

/** Whoever was told before it was reopened is told again. */
function announcementOfFinal(core: Core, actor: Person, { oneToOne, reviewer }: SeenOneToOne): Announcement {
  const { _id: oneToOneId, reopenings } = oneToOne;
  const readers = whoIsTold(oneToOne, reviewer, core.clock.now());
  const messages = noticeTo(readers, {
    kind: 'finalised',
    oneToOneId,
    ...(reopenings && { turn: reopenings.length }),
  });
  return announcementOf(core, actor, { step: 'finalised', oneToOneId }, { messages, readers });
}
