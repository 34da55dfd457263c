import type { Card } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { NoticeOf, OneToOneNotice } from '../../outbox/notice.ts';
import { archivedCard, goneCard } from './leftover-cards.ts';
import type { Compose } from './notice-sender.ts';
import { unlessGone } from './unless-gone.ts';
import { welcomed } from './welcomed.ts';

/** Draws a card from the 1-to-1 as its reader may see it; undefined when there is nothing left to say. */
type Draw<Kind extends OneToOneNotice['kind']> = (
  seen: SeenOneToOne,
  notice: NoticeOf<Kind>,
  core: Core,
) => Card | undefined | Promise<Card | undefined>;

/** Composes what is about one 1-to-1, through the gate: of what its reader may no longer see nothing is left to say. */
export function aboutOneToOne<Kind extends OneToOneNotice['kind']>(draw: Draw<Kind>): Compose<Kind> {
  return async (core, reader, notice, isStanding) => {
    const seen = await unlessGone(() => loadOneToOne(core, reader, notice.oneToOneId));
    if (!seen) return isStanding ? goneCard() : undefined;
    if (seen.oneToOne.status === 'archived') return isStanding ? archivedCard(seen) : undefined;
    const card = await draw(seen, notice, core);
    return card && welcomed(seen, card);
  };
}
