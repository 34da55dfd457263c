import { afterEach, describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import { pauseCycle } from '../../../../src/core/cycles/change/pause-cycle.ts';
import { issueCycle } from '../../../../src/core/cycles/issue/issue-cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../../src/core/outbox/message.ts';
import { noteChangeOf } from '../../../../src/core/people/change/change-number.ts';
import { openOrganisation } from '../../../../src/core/people/open-organisation.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { AgendaPointModel } from '../../../../src/core/points/agenda-point.ts';
import type { Template } from '../../../../src/core/templates/template.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { readCycle, startWeekly } from '../../../support/cycles.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const started = '2026-12-01T12:00:00Z';
const core = makeTestCore(started);
const { Collection } = mongoose.mongo;

let chief: Person;
let deputy: Person;
let people: Person[];
let cycleId: string;

async function startCycle(template: Partial<Template> = {}): Promise<void> {
  await clearDatabase();
  core.turnTo(started);
  deputy = await addPerson('Deputy');
  chief = await addPerson('Chief', {
    absences: [{ from: isoDate('2026-12-14'), until: isoDate('2026-12-18'), standInId: deputy._id }],
  });
  const { _id: primaryTeamId } = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  people = [];
  for (const name of ['Ann', 'Bob', 'Cleo', 'Dov']) people.push(await addPerson(name, { primaryTeamId }));
  ({ _id: cycleId } = await startWeekly(core, {}, template));
  core.turnTo('2026-12-16T20:00:00Z');
}

/** How much of a write gets to the database before the process is gone. */
type Reach = 'none' | 'half' | 'all';

const { insertMany, updateOne } = Collection.prototype;

/** The process goes at its n-th write, and nothing that it does from then on gets anywhere. */
function goAtWrite(n: number, reach: Reach): { isGone(): boolean } {
  let writes = 0;
  const gone = new Error('the process is gone');
  const passes = () => writes++ < n;
  const isLast = () => writes === n + 1;
  jest.spyOn(Collection.prototype, 'insertMany').mockImplementation(async function insert(
    this: mongoose.mongo.Collection,
    documents,
    options,
  ) {
    if (passes()) return insertMany.call(this, documents, options);
    const share = reach === 'all' ? documents.length : Math.floor(documents.length / 2);
    if (isLast() && reach !== 'none' && share > 0)
      await insertMany.call(this, documents.slice(0, share), options);
    throw gone;
  });
  jest.spyOn(Collection.prototype, 'updateOne').mockImplementation(async function update(
    this: mongoose.mongo.Collection,
    filter,
    change,
    options,
  ) {
    if (passes()) return updateOne.call(this, filter, change, options);
    if (isLast() && reach === 'all') await updateOne.call(this, filter, change, options);
    throw gone;
  });
  return { isGone: () => writes > n };
}

async function issueUntilGone(n: number, reach: Reach): Promise<boolean> {
  const { isGone } = goAtWrite(n, reach);
  await issueDue(core).catch(() => undefined);
  const wasCutShort = isGone();
  jest.restoreAllMocks();
  return wasCutShort;
}

/** Everybody who has a 1-to-1, their reviewer and the stand-in are told of it, each once. */
async function expectEverybodyTold(): Promise<void> {
  const stored = await OneToOneModel.find({ status: 'open' }).lean<OneToOne[]>();
  const messages = await MessageModel.find().lean<Message[]>();
  const expected = stored.flatMap(({ _id, revieweeId, reviewerId }) =>
    [revieweeId, reviewerId, deputy._id].map((reader) => `${_id} to ${reader}`),
  );
  expect(messages.map(({ oneToOneId, personId }) => `${oneToOneId} to ${personId}`).sort()).toEqual(
    expected.sort(),
  );
}

/** Cuts the sweep short at each of its writes in turn, until it comes through, and then does what follows. */
async function atEveryWrite(template: Partial<Template>, act: () => Promise<void>): Promise<number> {
  let cuts = 0;
  for (const reach of ['none', 'half', 'all'] as const) {
    for (let n = 0; ; n += 1) {
      await startCycle(template);
      const wasCutShort = await issueUntilGone(n, reach);
      await act();
      if (!wasCutShort) break;
      cuts += 1;
    }
  }
  return cuts;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a sweep that is cut short at any of its writes', () => {
  it.each<Partial<Template>>([{}, { agendaPoints: ['Praise', 'Plans'] }])(
    'C11 is completed by the next: everybody has theirs and is told once (N7)',
    async (template) => {
      const cuts = await atEveryWrite(template, async () => {
        await issueDue(core);
        expect(await OneToOneModel.countDocuments()).toBe(people.length);
        await expectEverybodyTold();
        const points = people.length * (template.agendaPoints?.length ?? 0);
        expect(await AgendaPointModel.countDocuments()).toBe(points);
        const { issuing, lookedUntilAt } = await readCycle(cycleId);
        expect([issuing, lookedUntilAt]).toEqual([undefined, core.clock.now()]);
      });
      expect(cuts).toBeGreaterThanOrEqual(12);
    },
  );

  it('C9 tells those who have theirs even when the cycle was paused meanwhile, or nobody in it is due any more', async () => {
    await atEveryWrite({}, async () => {
      if ((await readCycle(cycleId)).status === 'active') await pauseCycle(core, cycleId);
      await issueDue(core);
      await expectEverybodyTold();
      expect((await readCycle(cycleId)).issuing).toBeUndefined();
    });
    await atEveryWrite({}, async () => {
      await PersonModel.updateMany({ primaryTeamId: { $exists: true } }, { isActive: false });
      await issueDue(core);
      await expectEverybodyTold();
    });
  });
});

describe('two copies at the same cycle, one of which goes', () => {
  it('C11 leave nobody untold (N7)', async () => {
    for (let n = 0; n < 5; n += 1) {
      await startCycle();
      const asBothReadIt = await readCycle(cycleId);
      await issueUntilGone(n, 'half');
      await issueCycle(core, asBothReadIt, { organisation: await openOrganisation(), change: 0 });
      expect(await OneToOneModel.countDocuments()).toBe(people.length);
      await expectEverybodyTold();
    }
  });
});

describe('issuing around the world', () => {
  async function sweepAndCountLooks(): Promise<number> {
    const looks = jest.spyOn(Collection.prototype, 'find');
    await issueDue(core);
    // By key: who has theirs already.
    const byKey = looks.mock.calls.filter(([filter], index) => {
      const collection = looks.mock.contexts[index] as mongoose.mongo.Collection;
      return collection.collectionName === 'oneToOnes' && filter && '_id' in filter;
    });
    jest.restoreAllMocks();
    return byKey.length;
  }

  it('looks at nobody again who has theirs, unless somebody joined meanwhile (C10)', async () => {
    await startCycle();
    const { primaryTeamId = '' } = people[0] as Person;
    await addPerson('Later', { primaryTeamId, timeZone: 'America/Anchorage' });
    await addPerson('Last', { primaryTeamId, timeZone: 'Pacific/Honolulu' });
    core.turnTo('2026-12-16T12:00:00Z');
    expect(await sweepAndCountLooks()).toBe(0);
    core.turnTo('2026-12-16T18:00:00Z');
    expect(await sweepAndCountLooks()).toBe(0);
    expect(await OneToOneModel.countDocuments()).toBe(people.length + 1);
    const { _id: joinerId } = await addPerson('Joiner', { primaryTeamId });
    await noteChangeOf({ _id: joinerId });
    core.turnTo('2026-12-16T19:00:00Z');
    expect(await sweepAndCountLooks()).toBe(1);
    expect(await OneToOneModel.countDocuments()).toBe(people.length + 3);
    await expectEverybodyTold();
  });
});
