import { item } from '../../chat/elements.ts';
import type { CardElement } from '../../chat/view.ts';
import { deleteButton } from './delete-button.ts';
import type { PointsOnPage } from './points-on-page.ts';

/** The notes this person may read, each with who else can. */
export function noteItems({
  seen,
  notes,
  names,
}: Pick<PointsOnPage, 'seen' | 'notes' | 'names'>): CardElement[][] {
  return notes.map((note) => {
    const isOwn = note.authorId === seen.actor._id;
    const author = isOwn ? 'You' : (names.get(note.authorId) ?? 'Former colleague');
    const remove = deleteButton(
      { type: 'delete-note', oneToOneId: seen.oneToOne._id, noteId: note._id },
      'Delete this note?',
    );
    return [
      item(note.text, {
        detail: note.isPrivate ? 'Private: only you can read this' : `${author} · public`,
        buttons: [isOwn && remove],
      }),
    ];
  });
}
