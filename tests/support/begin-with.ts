import mongoose from 'mongoose';
import type { Core } from '../../src/core/core.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Company, issueOpen, makeCompany } from './small-company.ts';
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
  if (known) await storeAgain(known);
  const made = known ? known.made : await make();
  if (!known) beginnings.set(name, { made: structuredClone(made), stored: await everythingStored() });
  return structuredClone(made) as T;
}

async function everythingStored(): Promise<Map<string, object[]>> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const stored = collections.map(async (each) => [each.namespace, await each.find().toArray()] as const);
  return new Map(await Promise.all(stored));
}

async function storeAgain({ stored }: Beginning): Promise<void> {
  await mongoose.connection.getClient().bulkWrite(
    [...stored].flatMap(([namespace, documents]) =>
      documents.map((document) => ({ namespace, name: 'insertOne' as const, document })),
    ),
    { ordered: false },
  );
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
