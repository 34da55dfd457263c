import { buttons, card, quote, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Reopening } from '../../one-to-ones/one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import { isUnderway } from '../../one-to-ones/status.ts';
import { noteReading } from '../../readings/note-reading.ts';
import { titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';
import { oneToOneButtons } from '../../views/one-to-one-card.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { nameFor } from '../sending/name-for.ts';
import { toPerson } from '../sending/to-person.ts';

/** To both; once it is finalised again there is nothing left to say. */
export const reopened = toPerson(
  aboutOneToOne<'reopened'>(async (seen, { turn: which }, core) => {
    const { reopenings = [] } = seen.oneToOne;
    const reopening = reopenings[which - 1];
    if (!isUnderway(seen.oneToOne) || !reopening || which < reopenings.length) return undefined;
    if (reopening.reason !== undefined) await noteReading(core, seen);
    return reopenedCard(seen, reopening, await nameFor(seen.actor._id, reopening.byId));
  }),
);

/** @param byName who opened it again; "You" for the reader */
export function reopenedCard(seen: SeenOneToOne, { reason }: Reopening, byName: string): Card {
  const { oneToOne, ownPart } = seen;
  const next =
    ownPart && questionsOf(oneToOne, ownPart).length > 0
      ? 'You can change your answers until it is finalised again.'
      : 'It can be changed until it is finalised again.';
  return card(
    {
      title: `1-to-1 ${withWhom(seen)} reopened`,
      summary: `${byName} reopened your 1-to-1 with ${counterpartOf(seen).name}.`,
    },
    text(`${byName} reopened ${titleWithWhom(seen)}. ${next}`),
    reason !== undefined && quote(reason, 'Why'),
    buttons(oneToOneButtons(seen)),
  );
}
