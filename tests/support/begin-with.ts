import mongoose from 'mongoose';
import type { Core } from '../../src/core/core.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Company, issueOpen, makeCompany } from './small-company.ts';
import { allDocuments, fill } from './stored-state.ts';
import { clearDatabase } from './test-database.ts';

interface Beginning {
  made: unknown;
  /** What was stored then, by collection. */
  stored: Map<string, object[]>;
}

const beginnings = new Map<string, Beginning>();

/**
 * Empties the database and makes what the tests of a file begin with: the first time as it says, and from then on by
 * storing again what was stored then, which is several times quicker.
 * @param name tells it from everything else that the same file begins with
 */
export async function beginWith<T>(name: string, make: () => Promise<T>): Promise<T> {
  await clearDatabase();
  const known = beginnings.get(name);
  if (known) await fill(known.stored);
  const made = known ? known.made : await make();
  if (!known) beginnings.set(name, { made: structuredClone(made), stored: await everythingStored() });
  return structuredClone(made) as T;
}

async function everythingStored(): Promise<Map<string, object[]>> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const stored = await allDocuments(collections.map(({ collectionName }) => collectionName));
  return new Map([...stored].filter(([, documents]) => documents.length > 0));
}

/** A company whose first 1-to-1 is open; nothing else is in the database. */
export function beginWithOpen(core: Core): Promise<{ company: Company; oneToOne: OneToOne }> {
  return beginWith(`open at ${core.clock.now().toISOString()}`, async () => ({
    company: await makeCompany(core),
    oneToOne: await issueOpen(core),
  }));
}

/** A company to which nothing is issued yet; nothing else is in the database. */
export function beginWithCompany(core: Core): Promise<Company> {
  return beginWith(`company at ${core.clock.now().toISOString()}`, () => makeCompany(core));
}
