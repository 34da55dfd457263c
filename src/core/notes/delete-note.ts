import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { notFound } from '../errors.ts';
import { seeOneToOnes } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { Person } from '../people/person.ts';
import { type Note, NoteModel } from './note.ts';

/**
 * Only its author deletes a note: a private one whatever has become of the 1-to-1 and of them, a public one while they see
 * where it stands.
 */
export async function deleteNote(
  core: Core,
  actor: Person,
  note: { noteId: string; oneToOneId?: string },
): Promise<void> {
  const { noteId, oneToOneId } = note;
  const own = { _id: noteId, authorId: actor._id, ...(oneToOneId !== undefined && { oneToOneId }) };
  const found = actor.isActive ? await NoteModel.findOne(own).lean<Note>() : undefined;
  if (!found || !(found.isPrivate || (await isSeen(core, actor, found)))) throw notFound('That note');
  const { deletedCount } = await NoteModel.deleteOne(own);
  if (deletedCount === 0) throw notFound('That note');
  if (!found.isPrivate) {
    await record(core, actor, 'note.deleted', { oneToOneId: found.oneToOneId, detail: noteId });
  }
}

async function isSeen(core: Core, actor: Person, { oneToOneId }: Note): Promise<boolean> {
  const oneToOne = await OneToOneModel.findById(oneToOneId).lean<OneToOne>();
  return oneToOne !== null && (await seeOneToOnes(core, actor, [oneToOne])).length > 0;
}
