import type { Card } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { NoticeOf, OneToOneNotice } from '../../outbox/notice.ts';
import type { Person } from '../../people/person.ts';
import { dutiesOn } from '../../reminders/duties.ts';
import { archivedCard, goneCard } from './leftover-cards.ts';
import type { ToOnePerson } from './notice-sender.ts';
import { unlessGone } from './unless-gone.ts';
import { welcomed } from './welcomed.ts';

/**
 * Draws a card from the 1-to-1 as its reader may see it; undefined when there is nothing left to say.
 * @param isStanding it was sent and is drawn again
 */
type Draw<Kind extends OneToOneNotice['kind']> = (
  seen: SeenOneToOne,
  notice: NoticeOf<Kind>,
  core: Core,
  isStanding: boolean,
) => Card | undefined | Promise<Card | undefined>;

/** Whether what its own button asks of its reader is still to be done, besides their part of the 1-to-1. */
type Asks<Kind extends OneToOneNotice['kind']> = (
  seen: SeenOneToOne,
  notice: NoticeOf<Kind>,
  core: Core,
) => boolean | Promise<boolean>;

/** Composes what is about one 1-to-1, through the gate: of what its reader may no longer see nothing is left to say. */
export function aboutOneToOne<Kind extends OneToOneNotice['kind']>(
  draw: Draw<Kind>,
  asks: Asks<Kind> = () => false,
): Required<ToOnePerson<Kind>> {
  const look = (core: Core, reader: Person, { oneToOneId }: NoticeOf<Kind>) =>
    unlessGone(() => loadOneToOne(core, reader, oneToOneId));
  return {
    async compose(core, reader, notice, isStanding) {
      const seen = await look(core, reader, notice);
      if (!seen) return isStanding ? goneCard() : undefined;
      if (seen.oneToOne.status === 'archived') return isStanding ? archivedCard(seen) : undefined;
      const card = await draw(seen, notice, core, isStanding);
      return card && welcomed(seen, card);
    },
    async isLeftToDo(core, reader, notice) {
      const seen = await look(core, reader, notice);
      if (!seen || seen.oneToOne.status === 'archived') return false;
      return dutiesOn(seen.oneToOne, seen.ownPart).length > 0 || asks(seen, notice, core);
    },
  };
}
