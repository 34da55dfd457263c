import { beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { pino } from 'pino';
import type { OneToOneTab } from '../../../../src/core/chat/one-to-one-actions.ts';
import { allMigrations } from '../../../../src/core/database/migrations/all-migrations.ts';
import { bringUpToDate } from '../../../../src/core/database/migrations/bring-up-to-date.ts';
import { deliverOutbox } from '../../../../src/core/notices/deliver-outbox.ts';
import { listOneToOnes, type OneToOneList } from '../../../../src/core/one-to-ones/list-one-to-ones.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { createVault } from '../../../../src/core/vault.ts';
import { endOfDump, restoreDump, secretOfDump } from '../../../support/restore-dump.ts';
import { act } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';
import { FakeMessenger } from '../../outbox/outbox-fixture.ts';

const name = 'before-migrations';
const core = {
  ...makeTestCore(endOfDump[name]),
  vault: createVault(Buffer.from(secretOfDump(name), 'base64')),
};

useTestDatabase();

beforeAll(async () => {
  await clearDatabase();
  await restoreDump(name);
  await bringUpToDate(pino({ level: 'silent' }));
});

const person = async (who: string) =>
  PersonModel.findOne({ email: `${who}@foxglove.example` })
    .orFail()
    .lean<Person>();

async function oneToOneOf(about: string, occurrence: number, title = 'Weekly 1-to-1'): Promise<OneToOne> {
  const { _id: revieweeId } = await person(about);
  return OneToOneModel.findOne({ revieweeId, occurrence, title }).orFail().lean<OneToOne>();
}

async function pageSeenBy(who: string, { _id: oneToOneId }: OneToOne, tab: OneToOneTab): Promise<string> {
  const action = { type: 'open-one-to-one', oneToOneId, tab } as const;
  return JSON.stringify(await act(core, await person(who), action));
}

describe('a database from before the migrations', () => {
  it('has all of them behind it', async () => {
    const records = mongoose.connection.collection<{ _id: number | 'lease'; finishedAt?: Date }>(
      'migrations',
    );
    const finished = await records.find({ finishedAt: { $type: 'date' } }).toArray();
    expect(finished.map(({ _id }) => _id)).toEqual(allMigrations.map(({ number }) => number));
  });

  it.each<[string, OneToOneList, number]>([
    ['mei.tan', 'mine', 5],
    ['mei.tan', 'past', 2],
    ['layla.farouk', 'mine', 5],
    ['priya.nair', 'reports', 32],
    ['kofi.mensah', 'mine', 6],
    ['greta.lindqvist', 'reports', 0],
  ])('lists for %s %s as before: %i', async (who, of, count) => {
    expect(await listOneToOnes(core, await person(who), of)).toHaveLength(count);
  });

  it('N1 opens private notes for their authors alone, and public ones for those who could read them', async () => {
    const first = await oneToOneOf('mei.tan', 0);
    for (const [who, own, others] of [
      ['mei.tan', 'Mei’s private note', 'Layla’s private note'],
      ['layla.farouk', 'Layla’s private note', 'Mei’s private note'],
    ] as const) {
      const notes = await pageSeenBy(who, first, 'notes');
      expect(notes).toContain(own);
      expect(notes).not.toContain(others);
      expect(notes).toContain('A note for both');
    }
    expect(await pageSeenBy('greta.lindqvist', first, 'notes')).not.toContain('’s private note');
    const coveredBy = await oneToOneOf('jonas.weber', 1);
    expect(await pageSeenBy('priya.nair', coveredBy, 'notes')).toContain('Priya’s note while standing in');
  });

  it('A3 A4 has its points, with what was ticked, changed and said about them', async () => {
    const first = await oneToOneOf('mei.tan', 0);
    const agenda = await pageSeenBy('layla.farouk', first, 'agenda');
    for (const words of ['The conference in May', 'Paper', 'Praise and thanks'])
      expect(agenda).toContain(words);
    expect(agenda).not.toContain('Will be deleted');
    const newest = await oneToOneOf('mei.tan', 4);
    expect(await pageSeenBy('mei.tan', newest, 'agenda')).toContain('The conference in May');
    const actions = await pageSeenBy('mei.tan', newest, 'actions');
    for (const words of ['Book the train', 'Ask finance', 'Print the atlas'])
      expect(actions).toContain(words);
    expect(actions).not.toContain('Buy pens');
  });

  it('O3 has what was shared, and D2 the panels of what was finalised', async () => {
    const answers = await pageSeenBy('mei.tan', await oneToOneOf('mei.tan', 0), 'answers');
    for (const words of ['Her maps', 'Focus time', 'The atlas has its first three maps'])
      expect([words, answers.includes(words)]).toEqual([words, words !== 'Focus time']);
    const finalised = await OneToOneModel.find({ title: 'Goals talk', status: 'finalised' }).lean<
      OneToOne[]
    >();
    expect(finalised.map(({ activity = [] }) => activity.map(({ kind }) => kind).sort())).toEqual([
      ['learning', 'objective', 'objective', 'quiz', 'task'],
    ]);
  });

  it('O2 shows nobody a draft of somebody else', async () => {
    const first = await oneToOneOf('sam.whitaker', 0);
    for (const who of ['layla.farouk', 'greta.lindqvist'])
      expect(await pageSeenBy(who, first, 'answers')).not.toContain('half a sent');
    expect(await pageSeenBy('sam.whitaker', first, 'answers')).not.toContain('calm in the storm');
  });

  it.each(['imani.okoye', 'layla.farouk', 'priya.nair', 'mei.tan', 'kofi.mensah'])(
    'opens every page of the first 1-to-1s of each list for %s',
    async (who) => {
      const actor = await person(who);
      await act(core, actor, { type: 'open-home' }, {}, { surface: 'home' });
      const lists = await Promise.all(
        (['mine', 'reports', 'past'] as const).map((of) => listOneToOnes(core, actor, of)),
      );
      for (const { oneToOne } of lists.flatMap((list) => list.slice(0, 3))) {
        for (const tab of ['agenda', 'answers', 'actions', 'notes'] as const)
          expect(await pageSeenBy(who, oneToOne, tab)).toContain(oneToOne._id);
      }
    },
  );

  it('N7 delivers what was waiting, once, and lists what had failed', async () => {
    const failed = await MessageModel.countDocuments({ state: 'failed' });
    const waiting = (await MessageModel.find({ state: 'pending' }).lean()).map(({ _id }) => _id);
    expect([failed, waiting.length]).toEqual([11, 5]);
    const messengers = [new FakeMessenger('slack'), new FakeMessenger('teams')];
    await deliverOutbox(core, { messengers });
    await deliverOutbox(core, { messengers });
    const states = await MessageModel.find({ _id: { $in: waiting } }).lean();
    const isSaid = ({ state }: { state: string }) => state === 'sent' || state === 'joined';
    expect(states.filter((each) => !isSaid(each))).toEqual([]);
    expect(states.filter(({ state }) => state === 'joined')).toHaveLength(1);
    expect(await MessageModel.countDocuments({ nextTryAt: { $lte: core.clock.now() } })).toBe(0);
    expect(await MessageModel.countDocuments({ state: 'failed' })).toBe(failed);
    const undelivered = await act(core, await person('imani.okoye'), { type: 'list-undelivered' });
    expect(JSON.stringify(undelivered)).toContain('blocked-by-user');
  });
});
