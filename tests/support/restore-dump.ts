import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import mongoose from 'mongoose';

/** A database that an earlier version of Tandem left: see tests/dumps/README.md. */
export type DumpName = 'before-migrations';

/** When the last of it happened. */
export const endOfDump: Record<DumpName, string> = { 'before-migrations': '2027-01-04T08:11:00Z' };

const fileOf = (name: DumpName, file: string) =>
  readFileSync(new URL(`../dumps/${name}/${file}`, import.meta.url));

/** Puts it into the connected database, which is to be empty, exactly as it was. */
export async function restoreDump(name: DumpName): Promise<void> {
  const lines = gunzipSync(fileOf(name, 'database.jsonl.gz')).toString().trimEnd().split('\n');
  const documents = new Map<string, mongoose.mongo.Document[]>();
  for (const line of lines) {
    const tab = line.indexOf('\t');
    const collection = line.slice(0, tab);
    const document = mongoose.mongo.BSON.EJSON.parse(line.slice(tab + 1), { relaxed: false });
    documents.set(collection, [...(documents.get(collection) ?? []), document]);
  }
  for (const [collection, all] of documents) await mongoose.connection.collection(collection).insertMany(all);
}

/** What the playground kept beside that database. */
export function playgroundOfDump(name: DumpName): string {
  return gunzipSync(fileOf(name, 'playground.json.gz')).toString();
}

/** As TANDEM_SECRET takes it. */
export function secretOfDump(name: DumpName): string {
  return fileOf(name, 'secret-of-the-tests').toString().trim();
}
