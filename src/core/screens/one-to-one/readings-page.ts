import { all, button, buttons, card, subtle, text } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Capacity } from '../../one-to-ones/one-to-one.ts';
import type { Page } from '../../page.ts';
import type { SeenReading } from '../../readings/readings-of.ts';
import { formatDay } from '../../time/format-day.ts';
import { titleWithWhom } from '../../views/describe-one-to-one.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import type { OneToOnePage } from './page-data.ts';

const capacityNames: Record<Capacity, string> = {
  'stand-in': 'as a stand-in',
  'later-reviewer': 'as a later reviewer',
  hr: 'for HR',
  admin: 'as an admin',
  owner: 'as an owner',
};

function readingSentence({ readerName, as, on }: SeenReading, { actor }: SeenOneToOne): string {
  return `${readerName} opened this ${capacityNames[as]} on ${formatDay(on, actor.locale)}.`;
}

/** More than these have a page of their own. */
export const readingsBeside = 3;

/** At the end of a 1-to-1, for the two: who read it last. */
export function readingLines({ seen, readings = [], hasMoreReadings }: OneToOnePage): CardElement[] {
  return all(
    readings.map((reading) => subtle(readingSentence(reading, seen))),
    hasMoreReadings &&
      buttons(button('Everybody who opened it', { type: 'open-readings', oneToOneId: seen.oneToOne._id })),
  );
}

/** Everybody who read it besides the two. */
export function readingsPage(seen: SeenOneToOne, readings: Page<SeenReading>): Card {
  const { _id: oneToOneId } = seen.oneToOne;
  return card(
    { title: 'Who opened it', summary: `Who opened ${titleWithWhom(seen)}` },
    subtle(`${titleWithWhom(seen)}. Both of you see this; drafts and private notes nobody else can open.`),
    readings.items.length === 0 && text('Nobody but the two of you.'),
    readings.items.map((reading) => text(readingSentence(reading, seen))),
    buttons(
      pageButtons(readings, (page) => ({ type: 'open-readings', oneToOneId, page })),
      button('Back', { type: 'open-one-to-one', oneToOneId }),
    ),
  );
}
