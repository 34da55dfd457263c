import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/core/clock.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { createRates } from '../../src/core/rates/rates.ts';
import { addBacklog, countWaiting } from '../support/backlog.ts';
import { addPerson } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { lastOf, mei, type OpenTandem, openTandem, tenantId } from './open-tandem.ts';

useTestDatabase();

const core = { ...makeTestCore('2026-12-02T12:00:00Z'), clock: systemClock };
const names = Array.from(
  { length: 60 },
  (_, n) => `Bulk ${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}`,
);
const emailOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@example.com`;
const users = ['Mei Tan', ...names].map((name) => ({
  aadObjectId: `aad-${name}`,
  name,
  email: emailOf(name),
  timeZone: 'Europe/London',
}));

let open: OpenTandem;

beforeEach(clearDatabase);
afterEach(() => open.close());

async function openWith(messagesPerSecond: number): Promise<void> {
  open = await openTandem({
    settings: { messagesPerSecond },
    standIn: { users, rateLimits: true, teams: [], chats: [] },
    rates: createRates(),
  });
  await addPerson('Mei Tan');
  await addBacklog(
    core,
    names.map((name) => ({ name, teams: accountOf(name) })),
  );
}

function accountOf(name: string) {
  const { conversation } = open.teams.asUser(emailOf(name)).see();
  return {
    aadObjectId: `aad-${name}`,
    tenantId,
    conversationId: conversation.id,
    serviceUrl: `${open.url}/connector`,
    isInstalled: true,
  };
}

const refused = () => open.teams.log.requests.filter(({ status }) => status === 429);

describe('many messages in Teams', () => {
  it('arrive at the pace that is set, from two copies, and none is refused', async () => {
    await openWith(10);
    const { messenger } = open.tandem;
    const counts = await Promise.all(
      [1, 2].map(() => deliverOutbox(core, { messengers: [messenger], rates: createRates() })),
    );
    expect(counts.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(60);
    expect(refused()).toEqual([]);
  });

  it('keep nobody waiting who writes something', async () => {
    await openWith(1);
    const stop = new AbortController();
    const sweep = deliverOutbox(core, {
      messengers: [open.tandem.messenger],
      rates: createRates(),
      signal: stop.signal,
    });
    while (open.teams.log.requests.length < 3) await pause(5);
    await open.teams.asUser(mei).say('help');
    expect(lastOf(open.teams.asUser(mei).see()).cards).toHaveLength(1);
    expect(await countWaiting()).toBeGreaterThan(50);
    stop.abort();
    await sweep;
    expect(refused()).toEqual([]);
  });
});
