import { button, buttons, card, divider, heading, subtle } from '../../chat/elements.ts';
import type { Card, Form } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Page } from '../../page.ts';
import type { Person } from '../../people/person.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { type FormState, textField } from '../../views/form-fields.ts';
import { pageButtons } from '../../views/page-buttons.ts';
import { oneToOneItem } from './hub.ts';

/** Asks whose 1-to-1s are meant. */
export function oneToOneSearchForm(state: FormState): Form {
  return {
    kind: 'form',
    title: 'Find 1-to-1s',
    body: [
      textField(
        state,
        {
          id: 'person',
          label: 'Whose?',
          help: 'A name or an e-mail. You see those about them and those they review.',
        },
        { maxLength: 200 },
      ),
    ],
    submit: button('Find', { type: 'find-one-to-ones' }),
    others: [],
    closeLabel: 'Cancel',
  };
}

/** A page of what was found. */
export function oneToOnesOfPerson(
  { _id, name }: Pick<Person, '_id' | 'name'>,
  page: Page<SeenOneToOne>,
  today: IsoDate,
): Card {
  return card(
    { title: 'Find 1-to-1s', summary: `1-to-1s of ${name}` },
    heading(`1-to-1s of ${name}`),
    page.items.length === 0 && subtle('There are none yet.'),
    page.items.map((seen) => oneToOneItem(seen, today)),
    divider,
    buttons(
      pageButtons(page, (to) => ({ type: 'list-one-to-ones-of', personId: _id, page: to })),
      button('Somebody else', { type: 'open-one-to-one-search' }),
    ),
  );
}
