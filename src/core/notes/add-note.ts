import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { notFound } from '../errors.ts';
import { idFor } from '../new-id.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type Note, NoteModel } from './note.ts';

export const longestNote = 3000;

export const noteInputSchema = z.object({
  text: z
    .string({ error: 'Please write your note.' })
    .trim()
    .min(1, 'Please write your note.')
    .max(longestNote, `Please keep it to ${longestNote} characters.`),
  visibility: z.enum(['private', 'public'], { error: 'Please choose who can read it.' }),
});

export type NoteInput = z.infer<typeof noteInputSchema>;

/** Writes a note; a private one is sealed before it reaches the database. */
export async function addNote(
  core: Core,
  seen: SeenOneToOne,
  { text, visibility }: NoteInput,
): Promise<void> {
  const isPrivate = visibility === 'private';
  mustBeAllowed(seen, isPrivate ? 'write-private-note' : 'write-public-note');
  const _id = idFor(core, 'note');
  const note: Note = {
    _id,
    oneToOneId: seen.oneToOne._id,
    authorId: seen.actor._id,
    isPrivate,
    ...(isPrivate ? { sealed: core.vault.seal(text, _id) } : { text }),
    writtenAt: core.clock.now(),
  };
  await insertMissing(NoteModel, [note]);
  if (!isPrivate)
    await record(core, seen.actor, 'note.added', { oneToOneId: seen.oneToOne._id, detail: _id });
}

/** Only its author deletes a note. */
export async function deleteNote(core: Core, seen: SeenOneToOne, noteId: string): Promise<void> {
  const deleted = await NoteModel.findOneAndDelete({
    _id: noteId,
    oneToOneId: seen.oneToOne._id,
    authorId: seen.actor._id,
  }).lean<{ isPrivate: boolean }>();
  if (!deleted) throw notFound('That note');
  if (!deleted.isPrivate) {
    await record(core, seen.actor, 'note.deleted', { oneToOneId: seen.oneToOne._id, detail: noteId });
  }
}
