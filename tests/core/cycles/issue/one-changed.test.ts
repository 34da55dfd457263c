import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose, { type mongo } from 'mongoose';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { NotIssuedModel } from '../../../../src/core/cycles/not-issued.ts';
import { newId } from '../../../../src/core/new-id.ts';
import { changePeople } from '../../../../src/core/people/change/change-people.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { countCommands } from '../../../support/count-commands.ts';
import { startWeekly } from '../../../support/cycles.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase({ isWatched: true });

const started = '2026-12-14T12:00:00Z';
const nine = '2026-12-16T09:00:00Z';
const core = makeTestCore(started);
const colleagues = 40;

let late: Person;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo(started);
  const chief = await addPerson('Chief');
  const team = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  late = await addPerson('Late', { primaryTeamId: team._id, isActive: false });
  await PersonModel.insertMany(
    Array.from({ length: colleagues }, () => ({
      ...late,
      _id: newId(),
      email: `${newId()}@example.com`,
      isActive: true,
    })),
  );
});

const sweepAt = (moment: string) => {
  core.turnTo(moment);
  return issueDue(core);
};

const makeActive = () =>
  changePeople(core, undefined, (write) =>
    write({ created: [], changed: [{ before: late, changes: { $set: { isActive: true } } }] }),
  );

/** How many people the database returned while something was done. */
async function peopleRead(act: () => Promise<unknown>): Promise<number> {
  let read = 0;
  const onReply = ({ reply }: mongo.CommandSucceededEvent) => {
    const { ns = '', firstBatch = [], nextBatch = [] } = (reply as { cursor?: Batch }).cursor ?? {};
    if (ns.endsWith('.people')) read += firstBatch.length + nextBatch.length;
  };
  const client = mongoose.connection.getClient().on('commandSucceeded', onReply);
  await act();
  client.off('commandSucceeded', onReply);
  return read;
}

interface Batch {
  ns?: string;
  firstBatch?: unknown[];
  nextBatch?: unknown[];
}

describe('a look after somebody changed', () => {
  it('C18 gives them theirs, and reads nobody but them and who may review them', async () => {
    await startWeekly(core);
    expect(await sweepAt(nine)).toMatchObject({ issued: colleagues, leftOut: 2 });
    await makeActive();
    const read = await peopleRead(async () => {
      expect(await sweepAt('2026-12-16T09:01:00Z')).toMatchObject({ issued: 1 });
    });
    expect(read).toBe(2);
    expect(await NotIssuedModel.countDocuments({ personIds: late._id })).toBe(0);
  });

  it('C16 reads nobody at the first look while nobody is due', async () => {
    await startWeekly(core);
    expect(await peopleRead(() => issueDue(core))).toBe(0);
    expect(await sweepAt(nine)).toMatchObject({ issued: colleagues });
  });

  it('C1 asks nothing for a cycle that is not for them, and only notes how far it has come', async () => {
    const managers = await Promise.all(['Ada', 'Ben', 'Cleo'].map((name) => addPerson(name)));
    for (const { _id, name } of managers) await startWeekly(core, { name, onlyReportsOf: _id }, { name });
    await issueDue(core);
    await makeActive();
    const { inAll } = await countCommands(
      () => sweepAt('2026-12-14T12:01:00Z'),
      () => false,
    );
    expect(inAll.filter((command) => command.startsWith('update cycles'))).toHaveLength(managers.length);
    expect(inAll.filter((command) => command.endsWith(' people'))).toHaveLength(2);
    expect(inAll.some((command) => command.endsWith('templates'))).toBe(false);
  });

  it('C1 goes on with a cycle in which there is nobody yet', async () => {
    const manager = await addPerson('Ada');
    await startWeekly(core, { onlyReportsOf: manager._id });
    expect(await issueDue(core)).toMatchObject({ issued: 0 });
    await changePeople(core, undefined, (write) =>
      write({
        created: [],
        changed: [{ before: late, changes: { $set: { isActive: true, overrideManagerId: manager._id } } }],
      }),
    );
    expect(await sweepAt(nine)).toMatchObject({ issued: 1 });
  });

  it('C6 goes on to look at the moment that was next, or at theirs when that comes before', async () => {
    await startWeekly(core);
    await issueDue(core);
    const east = { $set: { isActive: true, timeZone: 'Asia/Tokyo' } };
    await changePeople(core, undefined, (write) =>
      write({ created: [], changed: [{ before: late, changes: east }] }),
    );
    await sweepAt('2026-12-15T12:00:00Z');
    expect(await sweepAt('2026-12-16T00:00:00Z')).toMatchObject({ issued: 1 });
    expect(await sweepAt(nine)).toMatchObject({ issued: colleagues });
  });
});
