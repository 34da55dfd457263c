import { buttons, card, quote, text } from '../../chat/elements.ts';
import type { Card } from '../../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { noteReading } from '../../readings/note-reading.ts';
import { finaliserName, titleWithWhom, withWhom } from '../../views/describe-one-to-one.ts';
import { aboutOneToOne } from '../sending/about-one-to-one.ts';
import { openButton } from '../sending/notice-buttons.ts';
import { toPerson } from '../sending/to-person.ts';
import { whatGoesOn } from '../sending/what-goes-on.ts';

/** To both; of one that was reopened since, nothing is left to say. */
export const notHeld = toPerson(
  aboutOneToOne<'not-held'>(async (seen, { turn: reopeningsBefore = 0 }, core) => {
    const { notHeld: said, reopenings = [] } = seen.oneToOne;
    if (!said || reopenings.length !== reopeningsBefore) return undefined;
    if (said.reason !== undefined) await noteReading(core, seen);
    return notHeldCard(seen);
  }),
);

export function notHeldCard(seen: SeenOneToOne): Card {
  const { oneToOne, actor, ownPart } = seen;
  const { byId, reason } = oneToOne.notHeld ?? {};
  const name = byId === actor._id ? 'You' : finaliserName(seen);
  const who = ownPart ? 'you two' : 'they';
  const add = oneToOne.isRecurring ? ' Add what you want to talk about to the next one.' : '';
  return card(
    {
      title: `1-to-1 ${withWhom(seen)} did not take place`,
      summary: `${name} closed your 1-to-1 with ${counterpartOf(seen).name}: you did not meet.`,
    },
    text(`${name} closed ${titleWithWhom(seen)} because ${who} did not meet. ${whatGoesOn(oneToOne)}${add}`),
    reason !== undefined && quote(reason, 'Why'),
    buttons(openButton(seen, 'agenda', 'Open')),
  );
}
