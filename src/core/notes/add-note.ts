import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { idFor } from '../new-id.ts';
import { can, mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { isUnfinished, nameOfStatus } from '../one-to-ones/status.ts';
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

/** Why no public note can be added to a closed 1-to-1, and what to do first; undefined until then. */
export function whyNoPublicNote(seen: SeenOneToOne): string | undefined {
  const { status } = seen.oneToOne;
  if (isUnfinished(seen.oneToOne)) return undefined;
  const why = `This 1-to-1 is ${nameOfStatus(status)}, so no public note can be added.`;
  const steps = [stepBefore(seen), can(seen, 'write-private-note') && 'keep your note private'];
  const sentence = steps.filter((step) => step !== false).join(', or ');
  return sentence === '' ? why : `${why} ${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`;
}

function stepBefore(seen: SeenOneToOne): string | false {
  const { oneToOne, reviewer } = seen;
  switch (oneToOne.status) {
    case 'finalised':
    case 'not-held':
      return can(seen, 'reopen') ? 'reopen it first' : `ask ${reviewer.name} to reopen it first`;
    case 'archived':
      return can(seen, 'archive') ? 'restore it first' : `ask ${reviewer.name} to restore it first`;
    default:
      return false;
  }
}

/**
 * Writes a note; a private one is sealed before it reaches the database.
 * @returns sentences beside the fields they are about; none when the note was added
 */
export async function addNote(
  core: Core,
  seen: SeenOneToOne,
  { text, visibility }: NoteInput,
): Promise<Record<string, string>> {
  const isPrivate = visibility === 'private';
  mustBeAllowed(seen, isPrivate ? 'write-private-note' : 'write-public-note');
  const refusal = isPrivate ? undefined : whyNoPublicNote(seen);
  if (refusal !== undefined) return { visibility: refusal };
  const _id = idFor(core, 'note');
  const note: Note = {
    _id,
    oneToOneId: seen.oneToOne._id,
    authorId: seen.actor._id,
    isPrivate,
    ...(isPrivate ? { sealed: await core.vault.seal(text, _id) } : { text }),
    writtenAt: core.clock.now(),
  };
  const isNew = (await insertMissing(NoteModel, [note])).length > 0;
  return isPrivate || !isNew ? {} : keepIfOpen(core, seen, _id);
}

/** Looks once more after the write: a note that is stored while its 1-to-1 is still open was there before it closed. */
async function keepIfOpen(core: Core, seen: SeenOneToOne, noteId: string): Promise<Record<string, string>> {
  const { _id: oneToOneId } = seen.oneToOne;
  const { status } = await OneToOneModel.findById(oneToOneId, { status: 1 }).orFail().lean<OneToOne>();
  const refusal = whyNoPublicNote({ ...seen, oneToOne: { ...seen.oneToOne, status } });
  if (refusal !== undefined) {
    await NoteModel.deleteOne({ _id: noteId });
    return { visibility: refusal };
  }
  await record(core, seen.actor, 'note.added', { oneToOneId, detail: noteId });
  return {};
}
