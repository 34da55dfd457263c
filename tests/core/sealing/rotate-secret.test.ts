import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { type Note, NoteModel } from '../../../src/core/notes/note.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { findCanary, insertCanary, watchNamedKey } from '../../../src/core/sealing/canary.ts';
import { chooseKey } from '../../../src/core/sealing/choose-key.ts';
import { findSealing } from '../../../src/core/sealing/find-sealing.ts';
import { rotateSecret } from '../../../src/core/sealing/rotate-secret.ts';
import { keyOf, keysOf } from '../../../src/core/sealing/sealed-text.ts';
import { createVault } from '../../../src/core/vault.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { itemsOf } from '../../support/shown.ts';
import { act, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const [old, now] = [randomBytes(32), randomBytes(32)] as const;
const keys = keysOf(now, old);
const settle = async () => {};

/** A running copy, as it was started with these secrets. */
function copyWith(secret: Buffer, previous?: Buffer): TestCore {
  const nameKey = watchNamedKey(keyOf(old).prefix, 0);
  return { ...makeTestCore('2026-12-02T10:00:00Z'), vault: createVault(secret, { previous, nameKey }) };
}

let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  ({ company, oneToOne } = await beginWithOpen(makeTestCore('2026-12-02T10:00:00Z')));
  await insertCanary(keyOf(old));
});

const write = (core: TestCore, text: string) =>
  act(
    core,
    company.reviewee,
    { type: 'add-note', oneToOneId: oneToOne._id },
    { text, visibility: 'private' },
  );

const read = async (core: TestCore) =>
  itemsOf(await act(core, company.reviewee, { type: 'list-my-notes' }))
    .slice()
    .reverse();

const sealedWith = async (secret: Buffer) =>
  NoteModel.countDocuments({ sealed: new RegExp(`^${keyOf(secret).prefix.replaceAll('+', '\\+')}`) });

/** Whether a start with these secrets would be let in. */
async function startWith(secret: Buffer, previous?: Buffer): Promise<'starts' | 'is refused'> {
  const found = await findSealing();
  try {
    chooseKey(found, keysOf(secret, previous));
    return 'starts';
  } catch {
    return 'is refused';
  }
}

/** So many notes that they are more than one batch. */
async function writeMany(count: number): Promise<void> {
  const vault = createVault(old);
  const notes = Array.from({ length: count }, async (_, index) => ({
    _id: `many-${index}`,
    oneToOneId: 'elsewhere',
    authorId: 'nobody',
    isPrivate: true,
    sealed: await vault.seal(`note ${index}`, `many-${index}`),
    writtenAt: new Date(index),
  }));
  await NoteModel.insertMany(await Promise.all(notes));
}

describe('rotating the secret', () => {
  it('N1 seals everything anew, after which the old secret is not needed, and a second time finds nothing', async () => {
    await write(copyWith(old), 'before');
    const both = copyWith(now, old);
    await write(both, 'meanwhile');
    expect([await sealedWith(old), await startWith(now)]).toEqual([2, 'is refused']);
    expect(await startWith(now, old)).toBe('starts');
    expect(await rotateSecret({ keys, settle, onProgress: () => {} })).toMatchObject({
      changed: { notes: 2 },
      unreadable: 0,
    });
    expect([await sealedWith(old), await sealedWith(now)]).toEqual([0, 2]);
    expect([await startWith(now), await startWith(old)]).toEqual(['starts', 'is refused']);
    expect(await read(copyWith(now))).toEqual(['before', 'meanwhile']);
    for (const again of [keys, keysOf(now)]) {
      const second = await rotateSecret({ keys: again, settle, onProgress: () => {} });
      expect(Object.values(second.changed).every((count) => count === 0)).toBe(true);
    }
  });

  it('N1 killed in the middle is no start without the old secret, and goes on when it is run again', async () => {
    await writeMany(1200);
    const die = () => {
      throw new Error('killed');
    };
    await expect(rotateSecret({ keys, settle, onProgress: die })).rejects.toThrow('killed');
    expect([await sealedWith(old), await sealedWith(now)]).toEqual([700, 500]);
    expect((await findCanary())?.leaving).toEqual([keyOf(old).prefix]);
    expect([await startWith(now), await startWith(old)]).toEqual(['is refused', 'is refused']);
    expect(await startWith(now, old)).toBe('starts');
    const batches: number[] = [];
    const rotated = await rotateSecret({ keys, settle, onProgress: (_, count) => batches.push(count) });
    expect([batches, rotated.changed.notes]).toEqual([[500, 700], 700]);
    expect([await sealedWith(now), await startWith(now)]).toEqual([1200, 'starts']);
    const note = await NoteModel.findById('many-1199').orFail().lean<Note>();
    expect(createVault(now).open(note.sealed ?? '', note._id)).toBe('note 1199');
  });

  it('N1 loses nothing of copies that write and delete meanwhile, and of one that believes in the old key for a while', async () => {
    await writeMany(1200);
    const [both, late] = [copyWith(now, old), copyWith(now, old)];
    late.vault = createVault(now, { previous: old, nameKey: async () => keyOf(old).prefix });
    let written = 0;
    const writing: Promise<unknown>[] = [];
    const onProgress = () => {
      if (written >= 2) return;
      for (const core of [both, late]) writing.push(write(core, `note ${written++}`));
      writing.push(NoteModel.deleteOne({ _id: 'many-1100' }));
    };
    await rotateSecret({ keys, settle: () => Promise.all(writing), onProgress });
    expect([await sealedWith(old), await sealedWith(now)]).toEqual([0, 1201]);
    expect((await read(copyWith(now))).sort()).toEqual(['note 0', 'note 1']);
  });

  it('N1 lets a copy that has the old secret alone store nothing, and say so', async () => {
    const left = copyWith(old);
    await write(left, 'before');
    await rotateSecret({ keys, settle, onProgress: () => {} });
    await expect(write(left, 'after')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await NoteModel.countDocuments()).toBe(1);
    expect(await read(copyWith(now, old))).toEqual(['before']);
    expect(await read(left)).toHaveLength(1);
  });

  it('N1 leaves alone what neither secret opens, and says how many there are', async () => {
    const [text, sealed] = ['long ago', await createVault(randomBytes(32)).seal('long ago', 'x')];
    const lost = {
      _id: 'x',
      oneToOneId: 'o',
      authorId: 'a',
      isPrivate: true,
      sealed,
      writtenAt: new Date(0),
    };
    await NoteModel.create(lost);
    await write(copyWith(old), 'opens');
    const rotated = await rotateSecret({ keys, settle, onProgress: () => {} });
    expect(rotated).toMatchObject({ changed: { notes: 1 }, unreadable: 1 });
    expect(await NoteModel.findById('x').lean()).toMatchObject({ sealed });
    expect([text, await startWith(now)]).toEqual(['long ago', 'starts']);
  });

  it('can be taken back, and two at once come to one', async () => {
    await writeMany(600);
    const all = () => rotateSecret({ keys, settle, onProgress: () => {} });
    await Promise.all([all(), all()]);
    expect([await sealedWith(now), await startWith(now)]).toEqual([600, 'starts']);
    await rotateSecret({ keys: keysOf(old, now), settle, onProgress: () => {} });
    expect([await sealedWith(old), await startWith(old)]).toEqual([600, 'starts']);
  });

  it('refuses a start when the canary was changed by hand', async () => {
    await mongoose.connection.collection('sealing').updateOne({}, { $set: { sealed: 'AAAA' } });
    expect(await startWith(old)).toBe('is refused');
  });
});
