import { button, item } from '../../chat/elements.ts';
import type { Button, CardElement } from '../../chat/view.ts';
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
    return [
      item(note.text, {
        detail: note.isPrivate ? 'Private: only you can read this' : `${author} · public`,
        buttons: [isOwn && deleteButton(seen.oneToOne._id, note._id)],
      }),
    ];
  });
}

function deleteButton(oneToOneId: string, noteId: string): Button {
  return button(
    'Delete',
    { type: 'delete-note', oneToOneId, noteId },
    {
      confirm: {
        title: 'Delete this note?',
        text: 'It cannot be brought back.',
        yes: 'Delete',
        no: 'Keep',
      },
    },
  );
}
