import { buttons, card, subtle, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../../one-to-ones/one-to-one.ts';
import { isUnderway } from '../../one-to-ones/status.ts';
import { dayFor, nextStep } from '../../views/describe-one-to-one.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { openButton } from '../sending/notice-buttons.ts';
import { toPerson } from '../sending/to-person.ts';

/** One of the two shared their part: to the other. */
export const partShared = toPerson(
  aboutOneToOne<'part-shared'>(
    (seen, { part }) => (seen.oneToOne.parts[part].sharedAt ? partSharedCard(seen, part) : undefined),
    // To be read before they talk.
    ({ oneToOne }) => isUnderway(oneToOne),
  ),
);

export function partSharedCard(seen: SeenOneToOne, part: PartName): Card {
  const name = seen[part].name;
  const isReviewerNext = part === 'reviewee' && seen.ownPart === 'reviewer' && isUnderway(seen.oneToOne);
  const isLapsed = seen.oneToOne.status === 'lapsed';
  return card(
    { title: `${name} shared their part`, summary: `${name} shared their part of your 1-to-1.` },
    text(
      `${name} shared their part of ${seen.oneToOne.title}${isLapsed ? ', which was not finalised.' : '. Read it before you talk.'}`,
    ),
    buttons(openButton(seen, 'answers', 'Read answers')),
    isLapsed && subtle(nextStep(seen)),
    isReviewerNext && subtle(`Share and finalise by ${dayFor(seen, seen.oneToOne.finaliseBy)}.`),
  );
}
