import { pageOf } from '../core/page.ts';
import { earlierList } from '../core/screens/hub/earlier-list.ts';
import { hub } from '../core/screens/hub/hub.ts';
import { notHeldForm } from '../core/screens/one-to-one/not-held-form.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import { agenda, finalised, mei, names, seenBy, today, tomasz } from './example-data.ts';
import { lapsed, notHeld } from './example-step-data.ts';

const page = { agenda, actionPoints: [], notes: [], names };
const earlier = ['2026-12-16', '2026-12-09', '2026-12-02'].map((day, index) =>
  seenBy(tomasz, { ...lapsed, _id: `cycle:${2 - index}:mei-tan`, finaliseBy: isoDate(day) }),
);
const late = seenBy(tomasz, { ...finalised, status: 'open', finaliseBy: isoDate('2026-12-16') });

/** What nobody finalised in time, and what did not take place. */
export const examplesOfLapsed: Example[] = [
  {
    view: 'home',
    example: 'earlier',
    content: hub({
      ...{ person: tomasz, today, own: [], actionPoints: [], next: [] },
      reports: [late, seenBy(tomasz)],
      earlier: 3,
      completion: [{ cycle: 'Engineering weekly', finalised: 14, total: 29, notHeld: 2 }],
    }),
    surface: 'home',
  },
  dialog('earlier-list', 'one-pair', earlierList(pageOf(earlier, 2))),
  dialog('earlier-list', 'none', earlierList(pageOf([], 2))),
  dialog('one-to-one-page', 'lapsed', oneToOnePage({ ...page, seen: seenBy(tomasz, lapsed) })),
  dialog('one-to-one-page', 'lapsed-to-reviewee', oneToOnePage({ ...page, seen: seenBy(mei, lapsed) })),
  dialog('one-to-one-page', 'not-held', oneToOnePage({ ...page, seen: seenBy(mei, notHeld) })),
  dialog('not-held-form', 'empty', notHeldForm(seenBy(tomasz, lapsed), { values: {}, errors: {} })),
  dialog(
    'not-held-form',
    'too-long',
    notHeldForm(seenBy(tomasz), {
      values: { reason: 'x'.repeat(1001) },
      errors: { reason: 'Please keep it to 1000 characters.' },
    }),
  ),
];
