import { button, buttons, card, item, subtle } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { MyNote } from '../../notes/my-notes.ts';
import { unreadableNote } from '../../notes/open-note.ts';
import type { Page } from '../../page.ts';
import type { Person } from '../../people/person.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { deleteButton } from '../../views/delete-button.ts';
import { pageButtons } from '../../views/page-buttons.ts';

/** Somebody's own private notes: all of each, and of its 1-to-1 no more than what tells them apart. */
export function myNotesPage(author: Person, page: Page<MyNote>): Card {
  return card(
    { title: 'My notes', summary: 'Your private notes' },
    subtle('Only you can read these. They stay here when you no longer see the 1-to-1.'),
    page.items.length === 0 && subtle('You have no private notes yet.'),
    page.items.map((note) => noteItem(note, author, page.index)),
    buttons(pageButtons(page, (to) => ({ type: 'list-my-notes', page: to }))),
  );
}

function noteItem(note: MyNote, author: Person, page: number): CardElement {
  const { _id: noteId, oneToOneId, title, withName, writtenAt, text, isUnreadable } = note;
  return item(isUnreadable ? unreadableNote : text, {
    detail: `${title} with ${withName} · ${formatMoment(new Date(writtenAt), author)}`,
    buttons: [
      oneToOneId !== undefined &&
        button('Open 1-to-1', { type: 'open-one-to-one', oneToOneId, tab: 'notes' }),
      deleteButton({ type: 'delete-my-note', noteId, page }, 'Delete this note?'),
    ],
  });
}
