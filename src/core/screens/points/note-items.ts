import { item } from '../../chat/elements.ts';
import type { CardElement } from '../../chat/view.ts';
import { unreadableNote } from '../../notes/open-note.ts';
import { deleteButton } from '../../views/delete-button.ts';
import { nameOnPage } from './name-on-page.ts';
import type { PointsOnPage } from './points-on-page.ts';

/** The notes this person may read, each with who else can. */
export function noteItems(page: Pick<PointsOnPage, 'seen' | 'notes' | 'names'>): CardElement[][] {
  const { seen, notes } = page;
  return notes.map((note) => {
    const isOwn = note.authorId === seen.actor._id;
    const remove = deleteButton(
      { type: 'delete-note', oneToOneId: seen.oneToOne._id, noteId: note._id },
      'Delete this note?',
    );
    return [
      item(note.isUnreadable ? unreadableNote : note.text, {
        detail: note.isPrivate
          ? 'Private: only you can read this'
          : `${nameOnPage(page, note.authorId)} · public`,
        buttons: [isOwn && remove],
      }),
    ];
  });
}
