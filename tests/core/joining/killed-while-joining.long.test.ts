import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { killAfter } from '../steps/kill-after.ts';
import { aboutIn, idsOf, type Many, makeManagerOfNine, share } from './manager-of-many.ts';

useTestDatabase();

beforeEach(clearDatabase);
afterEach(() => void jest.restoreAllMocks());

/** Delivers until that many writes were made; a minute and a bit later two other copies go on. */
async function deliverKilledAfter(many: Many, writes: number): Promise<boolean> {
  const kill = killAfter(writes);
  await many.deliver().catch(() => undefined);
  const wasKilled = kill.isDead();
  jest.restoreAllMocks();
  many.core.turnTo(new Date(many.core.clock.now().getTime() + 70_000).toISOString());
  await Promise.all([many.deliver(), many.deliver()]);
  await many.deliver();
  return wasKilled;
}

/** At any write, the first to none of them, until there are not so many. */
async function killAnywhere(
  make: () => Promise<Many>,
  check: (many: Many, wasKilled: boolean) => Promise<void>,
): Promise<number> {
  for (let writes = 0; ; writes += 1) {
    await clearDatabase();
    const many = await make();
    const wasKilled = await deliverKilledAfter(many, writes);
    await check(many, wasKilled);
    if (!wasKilled) return writes;
  }
}

async function expectAllSaid({ slack, manager }: Many, people: readonly Person[], extra: number, from = 0) {
  const shown = slack
    .of(manager)
    .slice(from)
    .map(({ card }) => aboutIn(card));
  expect(new Set(shown.flat())).toEqual(new Set(await idsOf(people)));
  expect(shown.length).toBeLessThanOrEqual(1 + extra);
  expect(shown).toContainEqual(await idsOf(people));
  expect(await MessageModel.countDocuments({ nextTryAt: { $type: 'date' } })).toBe(0);
}

describe('N8: a copy that is killed while it joins messages', () => {
  it('loses nothing of what was issued, and says it in one message', async () => {
    const kills = await killAnywhere(
      async () => {
        const many = await makeManagerOfNine();
        many.core.turnTo('2026-12-02T09:00:00Z');
        await issueDue(many.core);
        await MessageModel.deleteMany({ personId: { $ne: many.manager._id } });
        return many;
      },
      async (many, wasKilled) => {
        await expectAllSaid(many, [many.manager, ...many.reports], wasKilled ? 1 : 0);
      },
    );
    expect(kills).toBeGreaterThan(5);
  });

  it('loses nothing of what was shared, and says it in one message', async () => {
    await killAnywhere(
      async () => {
        const many = await makeManagerOfNine();
        await many.sweepAt('2026-12-02T09:00:00Z');
        many.core.turnTo('2026-12-02T11:00:00Z');
        const [ada, bo, cy] = many.reports as [Person, Person, Person];
        await share(many, ada);
        await many.deliver();
        await share(many, bo);
        await share(many, cy);
        return many;
      },
      async (many) => {
        // After that of the morning.
        await expectAllSaid(many, many.reports.slice(0, 3), 0, 1);
      },
    );
  });
});
