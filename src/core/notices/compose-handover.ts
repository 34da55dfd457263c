import type { Card } from '../chat/view.ts';
import { findHandover } from '../handovers/find-handover.ts';
import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { findReleasedAt } from '../one-to-ones/release.ts';
import { handoverCard } from '../views/handover-items.ts';

/** The question whether a new reviewer may read the past or, once the reviewee agreed, that they did. */
export async function composeHandover(seen: SeenOneToOne): Promise<Card | undefined> {
  const handover = await findHandover(seen);
  if (handover) return handoverCard(seen, handover);
  const { threadId, reviewerId } = seen.oneToOne;
  const isReleased =
    seen.settings.history === 'withConsent' && (await findReleasedAt(threadId, reviewerId)) !== undefined;
  return isReleased ? handoverCard(seen, undefined) : undefined;
}
