import type mongoose from 'mongoose';
import { addEntry } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { type Announcement, finishLeft, hasLeftAnnouncements } from '../one-to-ones/announcement.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { ActionPointModel } from './action-point.ts';
import { CommentModel } from './comment.ts';

interface Added {
  _id: string;
  /** What has to be made known of it, until it is. */
  unannounced?: Announcement;
}

const models = [ActionPointModel, CommentModel] as unknown as mongoose.Model<Added>[];

/** Makes known what was added. Everything has a key, so doing it again changes nothing. */
export async function announceAdded<T extends Added>(
  core: Core,
  model: mongoose.Model<T>,
  { _id, unannounced }: Added,
): Promise<void> {
  if (!unannounced) return;
  await enqueue(core, unannounced.messages);
  await addEntry(unannounced.entry);
  const added = model as unknown as mongoose.Model<Added>;
  await added.updateOne({ _id }, { $unset: { unannounced: true } });
}

/** The sweep that makes known what a copy of the app left when it was killed after adding something. */
export async function finishAdded(core: Core): Promise<{ announced: number }> {
  let announced = 0;
  for (const model of models) {
    announced += await finishLeft(
      (most) => model.find(hasLeftAnnouncements(core), { unannounced: 1 }).limit(most).lean<Added[]>(),
      (added) => announceAdded(core, model, added),
    );
  }
  return { announced };
}

/** Since when each of what was added should have been made known. */
export async function findUnfinishedAdded(core: Core): Promise<Date[]> {
  const found = await Promise.all(
    models.map((model) => model.find(hasLeftAnnouncements(core), { unannounced: 1 }).lean<Added[]>()),
  );
  return found.flat().flatMap(({ unannounced }) => unannounced?.entry.at ?? []);
}
