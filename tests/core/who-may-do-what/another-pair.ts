import mongoose from 'mongoose';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { actionPointOf, agendaPointOf, commentOf, objective, publicNoteOf, type Scene } from './scene.ts';

/** What an action can name, of one pair. */
export interface Ids {
  oneToOneId: string;
  cycleId: string;
  agendaPointId: string;
  actionPointId: string;
  commentId: string;
  noteId: string;
  itemId: string;
}

/** Where the words and the records of a pair are. */
const ofAPair = [
  'oneToOnes',
  'agendaPoints',
  'actionPoints',
  'comments',
  'notes',
  'activityItems',
  'cycles',
  'usefulness',
] as const;

export async function idsOfPair({ open }: Scene): Promise<Ids> {
  return {
    oneToOneId: open._id,
    cycleId: open.cycleId,
    agendaPointId: (await agendaPointOf('reviewee'))._id,
    actionPointId: (await actionPointOf('reviewer'))._id,
    commentId: (await commentOf('reviewer'))._id,
    noteId: (await publicNoteOf('reviewer'))._id,
    itemId: (await objective())._id,
  };
}

/** Everything that the pair of the scene has, once more for two others, with ids of its own. */
export async function addAnotherPair(scene: Scene): Promise<Ids> {
  const own = await idsOfPair(scene);
  const { people, open } = scene;
  const reviewee = await mongoose.connection
    .collection<{ _id: string }>('people')
    .findOne({ name: 'Uma Under' });
  if (!reviewee) throw new Error('Uma is not there');
  const others = new Map([
    [people.reviewee._id, reviewee._id],
    [people.reviewer._id, people['manager of others']._id],
    [open.cycleId, otherId(open.cycleId)],
  ]);
  for (const name of ofAPair) {
    const collection = mongoose.connection.collection<{ _id: string }>(name);
    const copies = (await collection.find().toArray()).map((document) => ({
      ...(withOthers(document, others) as object),
      _id:
        name === 'oneToOnes' || name === 'cycles'
          ? String(withOthers(document._id, others))
          : otherId(document._id),
      ...('externalId' in document && { externalId: `${document.externalId} again` }),
      ...(name === 'cycles' && { name: 'Sales weekly' }),
      ...('pointId' in document && { pointId: otherId(String(document.pointId)) }),
    }));
    if (copies.length > 0) await collection.insertMany(copies);
  }
  if ((await CommentModel.countDocuments()) === 0) throw new Error('nothing was copied');
  const entries = Object.entries(own).map(([key, id]) => {
    const ofRecord = key === 'oneToOneId' || key === 'cycleId';
    return [key, ofRecord ? withOthers(id, others) : otherId(id)];
  });
  return Object.fromEntries(entries) as Ids;
}

/** The same as an id, and another: its first half tells them apart. */
function otherId(id: string): string {
  return id.replace(/^[0-9a-f]{12}/, 'abcdefabcdef');
}

function withOthers(value: unknown, others: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return [...others].reduce((text, [from, to]) => text.replaceAll(from, to), value);
  if (Array.isArray(value)) return value.map((each) => withOthers(each, others));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [withOthers(key, others), withOthers(each, others)]),
  );
}
