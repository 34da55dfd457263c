import { buttons, card, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel, type Reassignment } from '../../one-to-ones/one-to-one.ts';
import { isUnderway } from '../../one-to-ones/status.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import { isTakenOver } from '../../permissions/own-grants.ts';
import { oneToOneButtons, oneToOneCard } from '../../views/one-to-one-card.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { nameFor } from '../sending/name-for.ts';
import { hubButton } from '../sending/notice-buttons.ts';
import { toPerson } from '../sending/to-person.ts';

const forTheTwo = aboutOneToOne<'reassigned'>(async (seen, { turn: which }) => {
  const reassignment = seen.oneToOne.reassignments?.[which - 1];
  if (!reassignment || reassignment.toId !== seen.oneToOne.reviewerId) return undefined;
  return seen.ownPart === 'reviewer'
    ? takenOverCard(seen, await nameFor(seen.actor._id, reassignment.fromId))
    : newReviewerCard(seen);
});

/** To the two whose 1-to-1 it is from now on, and to whoever handed it over. */
export const reassigned = toPerson<'reassigned'>({
  ...forTheTwo,
  compose: async (core, reader, notice, isStanding) =>
    (await composeHandedOver(reader._id, notice)) ?? forTheTwo.compose(core, reader, notice, isStanding),
});

/** To whoever handed a 1-to-1 over, which they do not see any more: names, and nothing of what is in it. */
async function composeHandedOver(
  readerId: string,
  { oneToOneId, turn: which }: NoticeOf<'reassigned'>,
): Promise<Card | undefined> {
  const oneToOne = await OneToOneModel.findById(oneToOneId).lean<OneToOne>();
  const reassignment: Reassignment | undefined = oneToOne?.reassignments?.[which - 1];
  if (!oneToOne || reassignment?.fromId !== readerId || oneToOne.status === 'archived') return undefined;
  // It came back to them.
  if (oneToOne.reviewerId === readerId) return undefined;
  const [revieweeName, toName] = await Promise.all([
    nameFor(readerId, oneToOne.revieweeId),
    nameFor(readerId, reassignment.toId),
  ]);
  return handedOverCard(revieweeName, toName);
}

/** To whoever reviews it from now on: the 1-to-1 itself. */
export function takenOverCard(seen: SeenOneToOne, fromName: string): Card {
  const next = isTakenOver(seen.oneToOne)
    ? `What was there before stays closed to you as its reviewer until ${seen.reviewee.name} releases it.`
    : `Read what is there${isUnderway(seen.oneToOne) ? ', and add to its agenda' : ''}.`;
  const intro = text(`You review this 1-to-1 from now on; until now ${fromName} did. ${next}`);
  return {
    ...oneToOneCard(seen, [intro]),
    summary: `You review the 1-to-1 of ${seen.reviewee.name} from now on.`,
  };
}

/** To the reviewee. */
export function newReviewerCard(seen: SeenOneToOne): Card {
  const { name } = seen.reviewer;
  const reads = isTakenOver(seen.oneToOne)
    ? 'reads what you share in it from now on; what was there before, only if you or the company’s settings allow it'
    : 'reads what you have shared in it';
  return card(
    { title: `1-to-1 now with ${name}`, summary: `${name} reviews your 1-to-1 from now on.` },
    text(
      `${name} reviews your ${seen.oneToOne.title} from now on, and ${reads}. What you have not shared stays yours alone.`,
    ),
    buttons(oneToOneButtons(seen)),
  );
}

/** To whoever reviewed it until now, and sees nothing of it any more. */
export function handedOverCard(revieweeName: string, toName: string): Card {
  return card(
    {
      title: `1-to-1 with ${revieweeName} handed over`,
      summary: `${toName} reviews the 1-to-1 of ${revieweeName} from now on.`,
    },
    text(
      `${toName} reviews the 1-to-1 of ${revieweeName} from now on. What you had not shared stays yours alone. What is left for you is in your hub.`,
    ),
    buttons(hubButton),
  );
}
