import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Limit } from '../../../src/core/rates/limit.ts';
import { createRates, type Rates } from '../../../src/core/rates/rates.ts';
import { findSuspensions, trySuspendedNow } from '../../../src/core/rates/suspensions.ts';
import { createRateLimits } from '../../../src/playground/rate-limits.ts';
import { limitsOf } from '../../../src/playground/slack/rates.ts';
import { perConversation, perTenant } from '../../../src/playground/teams/rates.ts';
import { createLimits as slackLimits } from '../../../src/slack/rates.ts';
import { createLimits as teamsLimits } from '../../../src/teams/rates.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const limit: Limit = { key: 'some', windows: [{ most: 60, withinMs: 60_000, burst: 3 }] };

/** Rates whose time stands still until it is turned. */
function createTurned() {
  let now = Date.now();
  const clock = {
    now: () => now,
    turnBy(ms: number) {
      now += ms;
    },
  };
  return { clock, create: (): Rates => createRates(() => now - Date.now()) };
}

async function waitOf(asked: ReturnType<Rates['reserve']>): Promise<number> {
  const turn = await asked;
  return 'waitMs' in turn ? turn.waitMs : Math.max(0, turn.startsAt - performance.now());
}

const somewhatBetween = (least: number, most: number) => ({
  asymmetricMatch: (value: unknown) => Number(value) >= least && Number(value) <= most,
});

describe('the rates that all copies share', () => {
  it('give a burst after a quiet time, and then an even pace', async () => {
    const { create } = createTurned();
    const rates = create();
    const waits = [];
    for (let n = 0; n < 4; n++) waits.push(await waitOf(rates.reserve(limit)));
    expect(waits).toEqual(
      [0, 0, 0, somewhatBetween(1000, 1100)].map((it) => (it === 0 ? somewhatBetween(0, 40) : it)),
    );
  });

  it('give each turn to one copy alone', async () => {
    const { create } = createTurned();
    const [one, other] = [create(), create()];
    const windows = [{ most: 600, withinMs: 60_000, burst: 1 }];
    const turns = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? one : other).reserve({ key: 'fast', windows })),
    );
    const moments = turns
      .flatMap((turn) => ('startsAt' in turn ? [turn.startsAt] : []))
      .sort((a, b) => a - b);
    expect(moments).toHaveLength(8);
    for (const [index, moment] of moments.entries()) {
      if (index > 0) expect(moment - (moments[index - 1] ?? 0)).toBeGreaterThan(50);
    }
  });

  it('reserve nothing that is too far away', async () => {
    const { clock, create } = createTurned();
    const rates = create();
    const slow = { key: 'slow', windows: [{ most: 12, withinMs: 60_000, burst: 1 }] };
    await rates.reserve(slow);
    expect(await rates.reserve(slow)).toMatchObject({ waitMs: somewhatBetween(5000, 6100), isClosed: false });
    expect(await rates.reserve(slow)).toMatchObject({ waitMs: somewhatBetween(5000, 6100) });
    clock.turnBy(6100);
    expect(await rates.reserve(slow)).toHaveProperty('startsAt');
  });

  it('ask the database once for a few turns, and use what was given back', async () => {
    const { create } = createTurned();
    const rates = create();
    const fast = { key: 'fast', windows: [{ most: 1200, withinMs: 60_000, burst: 1 }] };
    const askedAt = performance.now();
    const first = await rates.take(fast);
    const second = await rates.take(fast);
    if ('waitMs' in first || 'waitMs' in second) throw new Error('There was no turn.');
    expect(second.startsAt - first.startsAt).toEqual(somewhatBetween(50, 52));
    expect(first.startsAt - askedAt).toBeGreaterThanOrEqual(100);
    rates.giveBack(second);
    expect(await rates.take(fast)).toBe(second);
  });

  it('let what could not wait go first, and what can wait the longer', async () => {
    const { create } = createTurned();
    const rates = create();
    for (let n = 0; n < 4; n++) await rates.push([limit]);
    expect(await rates.reserve(limit)).toMatchObject({ waitMs: somewhatBetween(2000, 2200) });
  });

  it('are closed for every copy for as long as a platform asks', async () => {
    const { clock, create } = createTurned();
    const [one, other] = [create(), create()];
    await one.close('some', 30_000);
    expect(await other.take(limit)).toMatchObject({
      isClosed: true,
      waitMs: somewhatBetween(29_900, 30_000),
    });
    clock.turnBy(30_000);
    expect(await other.take(limit)).toMatchObject({ isTrial: false });
  });

  it('let one call of one copy try again now and then while a platform takes nothing at all', async () => {
    const { clock, create } = createTurned();
    const [one, other] = [create(), create()];
    await one.suspend('slack', ['some', 'more'], 'revoked-token');
    const since = clock.now();
    clock.turnBy(5 * 60_000);
    expect(await one.take(limit)).toMatchObject({ isTrial: true });
    expect(await one.take(limit)).toMatchObject({ isClosed: true });
    expect(await other.take(limit)).toMatchObject({ isClosed: true });
    const found = await findSuspensions();
    expect(found).toMatchObject(
      ['some', 'more'].map((key) => ({ key, platform: 'slack', because: 'revoked-token' })),
    );
    for (const suspension of found)
      expect(suspension.since.getTime() - since).toEqual(somewhatBetween(-50, 50));
    await other.reopen(['some', 'more']);
    expect(await one.take(limit)).toMatchObject({ isTrial: false });
    expect(await findSuspensions()).toEqual([]);
  });

  it('try a platform at once when somebody asks for it', async () => {
    const rates = createTurned().create();
    await rates.suspend('slack', ['some'], 'revoked-token');
    await trySuspendedNow('teams');
    expect(await rates.take(limit)).toMatchObject({ isSuspended: true });
    await trySuspendedNow('slack');
    expect(await rates.take(limit)).toMatchObject({ isTrial: true });
  });

  it('limit nothing where there are no windows', async () => {
    const rates = createTurned().create();
    for (let n = 0; n < 100; n++) expect(await waitOf(rates.reserve({ key: 'free', windows: [] }))).toBe(0);
  });
});

describe('what is sent at the pace of the rates', () => {
  /** Sends whenever the rates allow it, with pauses in between, to a platform that counts what arrives when. */
  async function countRefusals(limits: Limit[], isRefused: (now: number) => boolean, pauses: number[]) {
    const { clock, create } = createTurned();
    const rates = create();
    let refused = 0;
    for (const pauseMs of pauses) {
      clock.turnBy(pauseMs);
      for (const each of limits) {
        for (let turn = await rates.reserve(each); ; turn = await rates.reserve(each)) {
          if ('waitMs' in turn) clock.turnBy(turn.waitMs);
          else {
            clock.turnBy(Math.max(0, turn.startsAt - performance.now()));
            break;
          }
        }
      }
      if (isRefused(clock.now())) refused += 1;
    }
    return refused;
  }

  const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(400), fc.nat(5000)), {
    minLength: 30,
    maxLength: 130,
  });

  it.each<[string, number, Limit]>([
    ['a workspace of Slack', 300, slackLimits(300).posts],
    ['the changes in a workspace of Slack', 50, slackLimits(300).updates],
    ['a conversation in Slack', 60, slackLimits(300).conversation('mei')],
    ['a tenant of Teams', 1200, teamsLimits(20).all],
  ])('is nearly all that is allowed for %s: %i a minute', async (_, allowed, each) => {
    const { clock, create } = createTurned();
    const rates = create();
    const until = clock.now() + 60_000;
    let sent = 0;
    while (clock.now() < until) {
      const turn = await rates.reserve(each);
      if ('waitMs' in turn) clock.turnBy(turn.waitMs);
      else sent += 1;
    }
    expect(sent).toBeGreaterThanOrEqual(0.95 * allowed);
  });

  it('is never too much for one conversation or the tenant in Teams, whatever comes when', async () => {
    const { all, conversation } = teamsLimits(20);
    await fc.assert(
      fc.asyncProperty(pauses, async (given) => {
        await clearDatabase();
        let now = 0;
        const platform = createRateLimits(() => now);
        const isRefused = (moment: number) => {
          now = moment;
          return (
            platform.count([
              { key: 'chat', windows: perConversation },
              { key: 'tenant', windows: perTenant },
            ]) !== undefined
          );
        };
        expect(await countRefusals([conversation('mei'), all], isRefused, given)).toBe(0);
      }),
      { numRuns: 8 },
    );
  });

  it('is never too much for one conversation or the workspace in Slack, whatever comes when', async () => {
    const { posts, updates, conversation } = slackLimits(120);
    await fc.assert(
      fc.asyncProperty(pauses, fc.boolean(), async (given, isUpdate) => {
        await clearDatabase();
        let now = 0;
        const platform = createRateLimits(() => now);
        const method = isUpdate ? 'chat.update' : 'chat.postMessage';
        const isRefused = (moment: number) => {
          now = moment;
          return platform.count(limitsOf(method, 'D0MEI', { messagesPerMinute: 120 })) !== undefined;
        };
        expect(await countRefusals([conversation('mei'), isUpdate ? updates : posts], isRefused, given)).toBe(
          0,
        );
      }),
      { numRuns: 8 },
    );
  });
});
