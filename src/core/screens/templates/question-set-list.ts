import { button, buttons, card, divider, item, named, subtle } from '../../chat/elements.ts';
import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { LibrarySet } from '../../question-sets/library/library-set.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import { countOf } from '../../views/describe-question.ts';
import { pageButtons } from '../../views/page-buttons.ts';

/** A page of the question sets that somebody may use. */
export function questionSetList(
  page: Page<QuestionSet>,
  { canMake = true }: { canMake?: boolean } = {},
): Card {
  return card(
    { title: 'Question sets', summary: 'Your question sets and those shared with everybody' },
    page.items.length === 0 && subtle('There are none yet. Make one, or take one from the library.'),
    page.items.map(setItem),
    buttons(pageButtons(page, (to) => ({ type: 'list-question-sets', page: to }))),
    divider,
    buttons(canMake && makeButtons, button('Back', { type: 'open-set-up' })),
  );
}

const makeButtons: Button[] = [
  button('New question set', { type: 'open-question-set-form' }, { style: 'primary' }),
  button('Library', { type: 'list-library' }),
];

function setItem({ _id, name, questions, isShared }: QuestionSet): CardElement {
  return item(named(name), {
    detail: `${countOf(questions)} · ${isShared ? 'shared' : 'yours alone'}`,
    buttons: [button('Open', { type: 'open-question-set', questionSetId: _id })],
  });
}

/** A page of the ready sets that ship with the product. */
export function libraryList(page: Page<LibrarySet>, ownedNames: ReadonlySet<string>): Card {
  return card(
    { title: 'Library of question sets', summary: 'Ready question sets' },
    subtle('Added to your sets, each can be changed as you like.'),
    page.items.map((each) => libraryItem(each, ownedNames.has(each.set.name))),
    buttons(
      pageButtons(page, (to) => ({ type: 'list-library', page: to })),
      button('Your question sets', { type: 'list-question-sets' }),
    ),
  );
}

function libraryItem({ slug, purpose, set }: LibrarySet, isAdded: boolean): CardElement {
  return item(named(set.name), {
    detail: `${purpose} · ${countOf(set.questions)}${isAdded ? ' · among your sets' : ''}`,
    buttons: [
      button('Look inside', { type: 'open-library-set', slug }),
      !isAdded && button('Add to our sets', { type: 'add-from-library', slug }),
    ],
  });
}
