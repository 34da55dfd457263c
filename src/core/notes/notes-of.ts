import type { Core } from '../core.ts';
import { mayRead, type SeenOneToOne, writtenIn } from '../one-to-ones/load-one-to-one.ts';
import { type Note, NoteModel } from './note.ts';
import { type OpenedNote, openNote } from './open-note.ts';

/** A note as its reader sees it. */
export interface ReadableNote extends OpenedNote {
  _id: string;
  authorId: string;
  isPrivate: boolean;
  writtenAt: Date;
}

/** The notes of a 1-to-1 that this person may read: public ones by right, private ones only their own. */
export async function notesOf(core: Core, seen: SeenOneToOne): Promise<ReadableNote[]> {
  const oneToOneId = seen.oneToOne._id;
  const ownOrPublic = [{ isPrivate: true, authorId: seen.actor._id }, { isPrivate: false }];
  const notes = await NoteModel.find({ oneToOneId, $or: ownOrPublic })
    .sort({ writtenAt: 1, _id: 1 })
    .lean<Note[]>();
  const readable = notes.filter(
    (note) => note.isPrivate || mayRead(seen, writtenIn(seen.oneToOne, note.writtenAt)),
  );
  return readable.map((note) => {
    const { _id, authorId, isPrivate, writtenAt } = note;
    return { _id, authorId, isPrivate, writtenAt, ...openNote(core, note) };
  });
}
