import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { keepForm } from '../../../src/core/chat/keep-form.ts';
import { insertCanary } from '../../../src/core/sealing/canary.ts';
import { sealedFields } from '../../../src/core/sealing/sealed-fields.ts';
import { isSealedText, keyOf } from '../../../src/core/sealing/sealed-text.ts';
import { createVault } from '../../../src/core/vault.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { restoreDump, secretOfDump } from '../../support/restore-dump.ts';
import { act } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const listed = sealedFields.map(({ collection, field }) => `${collection}.${field}`).sort();

/** Every path of a value at which there is a text that this takes for sealed. */
function pathsIn(value: unknown, isSealed: (text: string) => boolean, path: string): string[] {
  if (typeof value === 'string') return isSealed(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => pathsIn(each, isSealed, `${path}.${key}`));
}

/** Where in the whole database something is sealed. */
async function sealedIn(isSealed: (text: string, id: string) => boolean): Promise<string[]> {
  const paths = new Set<string>();
  for (const { collectionName } of (await mongoose.connection.db?.collections()) ?? []) {
    for (const document of await mongoose.connection.collection(collectionName).find().toArray()) {
      const found = pathsIn(document, (text) => isSealed(text, String(document._id)), collectionName);
      for (const path of found) paths.add(path);
    }
  }
  return [...paths].sort();
}

describe('N1 the list of everything that is sealed', () => {
  it('holds what is sealed in a database in which everything was used, and nothing else', async () => {
    const secret = Buffer.alloc(32, 9);
    const core = { ...makeTestCore('2026-12-02T10:00:00Z'), vault: createVault(secret) };
    const { company, oneToOne } = await beginWithOpen(core);
    const { _id: oneToOneId } = oneToOne;
    await insertCanary(keyOf(secret));
    const form = { text: 'marker', visibility: 'private' };
    await act(core, company.reviewee, { type: 'add-note', oneToOneId }, form, { key: 'pressed' });
    await keepForm(core, company.reviewee, { action: { type: 'add-note', oneToOneId }, values: form });
    await act(core, company.hr, { type: 'finalise', oneToOneId });
    await act(core, company.reviewee, { type: 'save-usefulness', oneToOneId }, { score: '3', why: 'marker' });
    const { prefix } = keyOf(secret);
    const found = await sealedIn((text) => text.startsWith(prefix) && isSealedText(text));
    expect(found).toEqual([...listed, 'sealing.sealed'].sort());
  });

  it('holds what is sealed in a database that a company used for weeks, each text bound to its document', async () => {
    await clearDatabase();
    await restoreDump('before-migrations');
    const vault = createVault(Buffer.from(secretOfDump('before-migrations'), 'base64'));
    const opens = (text: string, id: string) => {
      try {
        vault.open(text, id);
        return true;
      } catch {
        return false;
      }
    };
    const shaped = await sealedIn((text) => /^[\w+/]{38,}=*$/.test(text) && isSealedText(text));
    const found = await sealedIn(opens);
    expect(listed).toEqual(expect.arrayContaining(found));
    expect(found).toContain('notes.sealed');
    for (const each of found) expect(shaped).toContain(each);
  });

  it('is as long as there are places in the code that seal', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const sealing = files.filter((file) => /\bvault\.seal\(/.test(readFileSync(join('src', file), 'utf8')));
    expect(sealing).toHaveLength(sealedFields.length);
  });
});
