import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RateLimit } from '../../../src/core/chat/rate-limit.ts';
import type { NoTurn, Turn } from '../../../src/core/rates/rates.ts';
import { findSuspensions, trySuspendedNow } from '../../../src/core/rates/suspensions.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { createTurned } from './turned-rates.ts';

useTestDatabase();
beforeEach(clearDatabase);

const limit: RateLimit = { key: 'some', windows: [{ most: 64, withinMs: 60_000, burst: 3 }] };
/** All that is allowed but the burst and the spare one, evenly. */
const everyMs = 1000;

function waitOf(turn: Turn | NoTurn, now: number): number {
  return 'waitMs' in turn ? turn.waitMs : turn.startsAt - now;
}

describe('the rates that all copies share', () => {
  it('give a burst after a quiet time, and then an even pace', async () => {
    const { clock, create } = createTurned();
    const rates = create();
    const waits = [];
    for (let n = 0; n < 4; n++) waits.push(waitOf(await rates.reserve(limit), clock.now()));
    expect(waits).toEqual([0, 0, 0, everyMs]);
  });

  it('give each turn to one copy alone', async () => {
    const { clock, create } = createTurned();
    const [one, other] = [create(), create()];
    const fast: RateLimit = { key: 'fast', windows: [{ most: 600, withinMs: 60_000, burst: 1 }] };
    const turns = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? one : other).reserve(fast)),
    );
    const moments = turns.map((turn) => waitOf(turn, clock.now())).sort((a, b) => a - b);
    const pace = 60_000 / (600 - 1 - 6);
    expect(moments).toEqual(moments.map((_, n) => expect.closeTo(n * pace, 3)));
  });

  it('reserve nothing that is too far away', async () => {
    const { clock, create } = createTurned();
    const rates = create();
    const slow: RateLimit = { key: 'slow', windows: [{ most: 12, withinMs: 60_000, burst: 1 }] };
    await rates.reserve(slow);
    const none = { waitMs: 6000, isClosed: false, isSuspended: false };
    expect(await rates.reserve(slow)).toEqual(none);
    expect(await rates.reserve(slow)).toEqual(none);
    clock.moveBy(6000);
    expect(await rates.reserve(slow)).toMatchObject({ startsAt: clock.now() });
  });

  it('ask the database once for a few turns, and use what was given back', async () => {
    const { clock, create } = createTurned();
    const rates = create();
    const fast: RateLimit = { key: 'fast', windows: [{ most: 1200, withinMs: 60_000, burst: 1 }] };
    const first = await rates.take(fast);
    const second = await rates.take(fast);
    if ('waitMs' in first || 'waitMs' in second) throw new Error('There was no turn.');
    expect(first.startsAt).toBe(clock.now() + 100);
    expect(second.startsAt - first.startsAt).toBeCloseTo(60_000 / (1200 - 1 - 12));
    rates.giveBack(second);
    expect(await rates.take(fast)).toBe(second);
  });

  it('let what could not wait go first, and what can wait the longer', async () => {
    const { create } = createTurned();
    const rates = create();
    for (let n = 0; n < 4; n++) await rates.push([limit]);
    expect(await rates.reserve(limit)).toMatchObject({ waitMs: 2 * everyMs });
  });

  it('are closed for every copy for as long as a platform asks', async () => {
    const { clock, create } = createTurned();
    const [one, other] = [create(), create()];
    await one.close('some', 30_000);
    expect(await other.take(limit)).toEqual({ isClosed: true, isSuspended: false, waitMs: 30_000 });
    clock.moveBy(30_000);
    expect(await other.take(limit)).toMatchObject({ isTrial: false });
  });

  it('let one call of one copy try again now and then while a platform takes nothing at all', async () => {
    const { clock, create } = createTurned();
    const [one, other] = [create(), create()];
    await one.suspend('slack', ['some', 'more'], 'revoked-token');
    const since = new Date(clock.now());
    clock.moveBy(5 * 60_000);
    expect(await one.take(limit)).toMatchObject({ isTrial: true });
    expect(await one.take(limit)).toMatchObject({ isClosed: true });
    expect(await other.take(limit)).toMatchObject({ isClosed: true });
    expect(await findSuspensions()).toEqual(
      ['some', 'more'].map((key) => ({ key, platform: 'slack', because: 'revoked-token', since })),
    );
    await other.reopen(['some', 'more']);
    expect(await one.take(limit)).toMatchObject({ isTrial: false });
    expect(await findSuspensions()).toEqual([]);
  });

  it('stay closed for as long as a platform asked, whether it takes nothing at all or something again', async () => {
    const { clock, create } = createTurned();
    const rates = create();
    await rates.close('some', 10 * 60_000);
    await rates.suspend('slack', ['some'], 'revoked-token');
    clock.moveBy(6 * 60_000);
    expect(await rates.take(limit)).toMatchObject({ isClosed: true });
    await rates.reopen(['some']);
    await trySuspendedNow('slack');
    expect(await rates.take(limit)).toMatchObject({ isClosed: true, isSuspended: false });
    clock.moveBy(5 * 60_000);
    expect(await rates.take(limit)).toMatchObject({ isTrial: false });
  });

  it('give turns that are worth nothing once it is heard that nothing goes out', async () => {
    const rates = createTurned().create();
    const [before, other] = [await rates.take(limit), await rates.take({ ...limit, key: 'other' })];
    if ('waitMs' in before || 'waitMs' in other) throw new Error('There was no turn.');
    const closing = rates.close('some', 1);
    expect([rates.isVoid(before), rates.isVoid(other)]).toEqual([true, false]);
    await closing;
    await rates.reopen(['some']);
    expect(rates.isVoid(before)).toBe(true);
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
    const { clock, create } = createTurned();
    const rates = create();
    for (let n = 0; n < 100; n++)
      expect(waitOf(await rates.reserve({ key: 'free', windows: [] }), clock.now())).toBe(0);
  });
});
