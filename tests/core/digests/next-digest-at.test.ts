import { beforeEach, describe, expect, it } from '@jest/globals';
import { postDigests } from '../../../src/core/digests/post-digests.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { nextEventAt } from '../../../src/jobs/next-event.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';
import { addMember, addOpen, addTeam } from './digest-fixture.ts';

useTestDatabase();

const core = makeTestCore('2026-12-14T12:00:00Z');

beforeEach(clearDatabase);

async function settle(): Promise<number> {
  const slack = new FakeMessenger('slack');
  await postDigests(core);
  await deliverOutbox(core, { messengers: [slack] });
  return slack.posts.length;
}

describe('the next event', () => {
  it('N5 is each post in turn, and no look that would say nothing', async () => {
    core.turnTo('2026-12-14T12:00:00Z');
    const boss = await addPerson('Boss', { timeZone: 'Asia/Singapore' });
    const design = await addTeam('Design', { slackChannel: 'C0DESIGN', primaryManagerId: boss._id });
    for (const name of ['Mei', 'Kofi', 'Ada', 'Tove']) {
      const person = await addMember(name, design);
      const { _id } = await addOpen(person, boss);
      await addOpen(person, boss, { revieweeBy: '2026-12-20' as never });
      if (name === 'Ada') await OneToOneModel.updateOne({ _id }, { $set: { status: 'skipped' } });
    }
    await settle();
    const posts: string[] = [];
    for (let next = await nextEventAt(); next && posts.length < 10; next = await nextEventAt()) {
      expect(next > core.clock.now()).toBe(true);
      core.turnTo(next.toISOString());
      expect(await settle()).toBe(1);
      posts.push(next.toISOString().slice(0, 16));
    }
    expect(posts).toEqual(['2026-12-17T01:00', '2026-12-18T01:00']);
  });

  it('N5 is no post that would have nothing to count, and one as soon as it has', async () => {
    core.turnTo('2026-12-14T12:00:00Z');
    const boss = await addPerson('Boss');
    const design = await addTeam('Design', { slackChannel: 'C0DESIGN' });
    await settle();
    for (const name of ['Mei', 'Kofi']) await addOpen(await addMember(name, design), boss);
    expect(await nextEventAt()).toBeUndefined();
    await addOpen(await addMember('Ada', design), boss, { status: 'finalised' });
    expect(await nextEventAt()).toEqual(new Date('2026-12-17T09:00:00Z'));
  });

  it('N5 is no post when nothing is open', async () => {
    core.turnTo('2026-12-14T12:00:00Z');
    await addTeam('Design', { slackChannel: 'C0DESIGN' });
    await settle();
    expect(await nextEventAt()).toBeUndefined();
  });
});
