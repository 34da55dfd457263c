import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { LibrarySet } from '../../question-sets/library/library-set.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import { countOf } from '../../views/describe-question.ts';
import { pageButtons } from '../../views/paging.ts';

/** A page of the question sets that somebody may use. */
export function questionSetList(
  page: Page<QuestionSet>,
  { canMake = true }: { canMake?: boolean } = {},
): Card {
  const buttons = pageButtons(page, (to) => ({ type: 'list-question-sets', page: to }));
  const none = 'There are none yet. Make one, or take one from the library.';
  return {
    kind: 'card',
    title: 'Question sets',
    summary: 'Your question sets and those shared with everybody',
    body: [
      ...(page.items.length === 0 ? [{ kind: 'text' as const, text: none, tone: 'subtle' as const }] : []),
      ...page.items.map(setItem),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      { kind: 'divider' },
      {
        kind: 'buttons',
        buttons: [...(canMake ? makeButtons : []), { label: 'Back', action: { type: 'open-set-up' } }],
      },
    ],
  };
}

const makeButtons: Button[] = [
  { label: 'New question set', action: { type: 'open-question-set-form' }, style: 'primary' },
  { label: 'Library', action: { type: 'list-library' } },
];

function setItem({ _id, name, questions, isShared }: QuestionSet): CardElement {
  return {
    kind: 'item',
    text: [{ text: name, bold: true }],
    detail: `${countOf(questions)} · ${isShared ? 'shared' : 'yours alone'}`,
    buttons: [{ label: 'Open', action: { type: 'open-question-set', questionSetId: _id } }],
  };
}

/** A page of the ready sets that ship with the product. */
export function libraryList(page: Page<LibrarySet>, ownedNames: ReadonlySet<string>): Card {
  const buttons = pageButtons(page, (to) => ({ type: 'list-library', page: to }));
  return {
    kind: 'card',
    title: 'Library of question sets',
    summary: 'Ready question sets',
    body: [
      { kind: 'text', text: 'Added to your sets, each can be changed as you like.', tone: 'subtle' },
      ...page.items.map((each) => libraryItem(each, ownedNames.has(each.set.name))),
      {
        kind: 'buttons',
        buttons: [...buttons, { label: 'Your question sets', action: { type: 'list-question-sets' } }],
      },
    ],
  };
}

function libraryItem({ slug, purpose, set }: LibrarySet, isAdded: boolean): CardElement {
  return {
    kind: 'item',
    text: [{ text: set.name, bold: true }],
    detail: `${purpose} · ${countOf(set.questions)}${isAdded ? ' · among your sets' : ''}`,
    buttons: [
      { label: 'Look inside', action: { type: 'open-library-set', slug } },
      ...(isAdded ? [] : [{ label: 'Add to our sets', action: { type: 'add-from-library' as const, slug } }]),
    ],
  };
}
