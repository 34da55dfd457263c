import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import mongoose from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;

/** Everything in the connected database, a line for each document: its collection, a tab, and the document as EJSON. */
export async function writeDump(path: string): Promise<number> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const lines: string[] = [];
  for (const collection of collections.sort((a, b) => (a.collectionName < b.collectionName ? -1 : 1))) {
    for await (const document of collection.find().sort({ _id: 1 })) {
      lines.push(`${collection.collectionName}\t${EJSON.stringify(document, { relaxed: false })}`);
    }
  }
  await writeFile(path, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
  return lines.length;
}
