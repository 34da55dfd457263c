import type { Core } from '../core.ts';
import { notFound } from '../errors.ts';
import { seeOneToOnes } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { locatePage, type Page } from '../page.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import { type Note, NoteModel } from './note.ts';
import { type OpenedNote, openNote } from './open-note.ts';

/** A private note as its author finds it again, with no more of its 1-to-1 than they knew when they wrote it. */
export interface MyNote extends OpenedNote {
  _id: string;
  writtenAt: Date;
  title: string;
  withName: string;
  /** Where it stands, for those who still see that. */
  oneToOneId?: string;
}

const perPage = 5;

/** The private notes that somebody wrote, the newest first, whatever has become of the 1-to-1s and of them. */
export async function myNotes(core: Core, actor: Person, page?: number): Promise<Page<MyNote>> {
  if (!actor.isActive) throw notFound();
  const own = { authorId: actor._id, isPrivate: true };
  const { index, count, skip } = locatePage(await NoteModel.countDocuments(own), perPage, page);
  const notes = await NoteModel.find(own)
    .sort({ writtenAt: -1, _id: -1 })
    .skip(skip)
    .limit(perPage)
    .lean<Note[]>();
  const oneToOnes = await OneToOneModel.find({
    _id: { $in: notes.map(({ oneToOneId }) => oneToOneId) },
  }).lean<OneToOne[]>();
  const seen = new Set((await seeOneToOnes(core, actor, oneToOnes)).map(({ oneToOne }) => oneToOne._id));
  const withWhom = new Map(
    notes.map((note) => [note._id, otherOf(oneToOnes.find(isOf(note)), actor, note.writtenAt)]),
  );
  const people = await findPeople([...withWhom.values()].filter((id) => id !== undefined));
  const items = notes.map((note) => ({
    _id: note._id,
    writtenAt: note.writtenAt,
    ...openNote(core, note),
    title: oneToOnes.find(isOf(note))?.title ?? '1-to-1',
    withName: people.get(withWhom.get(note._id) ?? '')?.name ?? 'a former colleague',
    ...(seen.has(note.oneToOneId) && { oneToOneId: note.oneToOneId }),
  }));
  return { items, index, count };
}

const isOf =
  ({ oneToOneId }: Note) =>
  ({ _id }: OneToOne) =>
    _id === oneToOneId;

/** With whom it was for its author at that time: who reviews it since a hand-over they may not know. */
function otherOf(oneToOne: OneToOne | undefined, author: Person, at: Date): string | undefined {
  if (oneToOne?.revieweeId !== author._id) return oneToOne?.revieweeId;
  const later = oneToOne.reassignments?.find((reassignment) => reassignment.at > at);
  return later?.fromId ?? oneToOne.reviewerId;
}
