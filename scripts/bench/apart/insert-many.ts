import mongoose from 'mongoose';
import { inBatches } from '../../../src/core/database/in-batches.ts';
import { forgetIssued, keptAs } from '../company.ts';
import { answer, type Place, secondsOf } from './answer.ts';

export interface Inserted {
  documents: number;
  seconds: number;
}

/** Of the sizes that were tried, the one at which the bare driver is fastest. */
const insertedAtOnce = 1000;

interface Kept {
  _id: string;
  questions?: unknown;
}

/** The documents that were issued before, as objects that share what they have in common, like those that are built. */
async function readKept(name: string): Promise<Kept[]> {
  const shared = new Map<string, unknown>();
  const documents: Kept[] = [];
  for await (const document of mongoose.connection.collection<Kept>(keptAs(name)).find()) {
    const { questions } = document;
    const key = JSON.stringify(questions);
    if (questions !== undefined && !shared.has(key)) shared.set(key, questions);
    documents.push(questions === undefined ? document : { ...document, questions: shared.get(key) });
  }
  return documents;
}

await answer<Place>(async (): Promise<Inserted> => {
  await forgetIssued();
  const [oneToOnes, messages] = [await readKept('oneToOnes'), await readKept('outbox')];
  globalThis.gc?.();
  const seconds = await secondsOf(async () => {
    for (const [name, documents] of [
      ['oneToOnes', oneToOnes],
      ['outbox', messages],
    ] as const) {
      const collection = mongoose.connection.collection<{ _id: string }>(name);
      for (const batch of inBatches(documents, insertedAtOnce))
        await collection.insertMany(batch, { ordered: false });
    }
  });
  return { documents: oneToOnes.length + messages.length, seconds };
});
