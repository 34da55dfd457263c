import { oneToOneSearchForm, oneToOnesOfPerson } from '../core/screens/hub/one-to-one-search.ts';
import { finaliseForm } from '../core/screens/one-to-one/finalise-form.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import { agenda, finalised, hanna, mei, names, seenBy, today } from './example-data.ts';

/** As somebody sees it who acts for an absent reviewer. */
const standIn = { ...seenBy(hanna), relations: ['reviewer' as const], ownPart: 'reviewer' as const };

const found = ['2026-12-23', '2026-12-16', '2026-12-09', '2026-12-02'].map((day, index) =>
  seenBy(hanna, {
    ...(index === 0 ? standIn.oneToOne : finalised),
    _id: `cycle:${3 - index}:mei-tan`,
    finaliseBy: isoDate(day),
  }),
);

/** What HR finds of others, and what a stand-in sees. */
export const examplesOfOthers: Example[] = [
  dialog('one-to-one-search-form', 'empty', oneToOneSearchForm({ values: {}, errors: {} })),
  dialog(
    'one-to-one-search-form',
    'with-error',
    oneToOneSearchForm({
      values: { person: 'Meii' },
      errors: { person: 'Nobody here is called "Meii". Write the full name or the e-mail.' },
    }),
  ),
  dialog(
    'one-to-ones-of-person',
    'some',
    oneToOnesOfPerson(mei, { items: found, index: 1, count: 3 }, today),
  ),
  dialog('one-to-ones-of-person', 'none', oneToOnesOfPerson(mei, { items: [], index: 0, count: 1 }, today)),
  dialog(
    'one-to-one-page',
    'stand-in',
    oneToOnePage({ seen: standIn, agenda, actionPoints: [], notes: [], names }),
  ),
  dialog('finalise-form', 'stand-in', finaliseForm(standIn, 1, 'empty')),
];
