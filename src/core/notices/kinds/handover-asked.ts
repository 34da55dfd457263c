import { card, strong, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { findHandover, type Handover } from '../../handovers/find-handover.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { findReleasedAt } from '../../one-to-ones/release.ts';
import { handoverItems } from '../../views/handover-items.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { toPerson } from '../sending/to-person.ts';

/** The question whether a new reviewer may read the past or, once the reviewee agreed, that they did. */
export const handoverAsked = toPerson(
  aboutOneToOne<'handover-asked'>(
    async (seen) => {
      const handover = await findHandover(seen);
      if (handover) return handoverCard(seen, handover);
      const { threadId, reviewerId } = seen.oneToOne;
      const isReleased =
        seen.settings.history !== 'never' && (await findReleasedAt(threadId, reviewerId)) !== undefined;
      return isReleased ? handoverCard(seen, undefined) : undefined;
    },
    async (seen) => (await findHandover(seen)) !== undefined,
  ),
);

/** As on the page of the 1-to-1; once the reviewee has agreed, it says so. */
export function handoverCard({ oneToOne, reviewer }: SeenOneToOne, handover: Handover | undefined): Card {
  const title = `${reviewer.name} now reviews your 1-to-1s`;
  return card(
    { title, summary: `${title}. Tandem asks you about your past ones.` },
    strong(oneToOne.title),
    handover
      ? handoverItems(handover)
      : text(`${reviewer.name} can read your past 1-to-1s: you agreed.`, 'good'),
  );
}
