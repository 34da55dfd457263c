import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/core/clock.ts';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { createRates } from '../../src/core/rates/rates.ts';
import { addBacklog, countWaiting } from '../support/backlog.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { addMeiAndTomasz, meiId, type SlackWorld, startSlackWorld } from './slack-world.ts';

useTestDatabase();

const ids = Array.from({ length: 60 }, (_, n) => `U0BULK${n}`);
const people = ids.map((userId) => ({
  name: userId.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? ''),
  slack: { userId },
}));

let world: SlackWorld | undefined;

beforeEach(clearDatabase);
afterEach(() => world?.stop());

async function openWorld(messagesPerMinute: number): Promise<SlackWorld> {
  world = await startSlackWorld({ handle, moreUsers: ids, messagesPerMinute });
  world.workspace.limitRates({ messagesPerMinute });
  world.core = { ...world.core, clock: systemClock };
  await addMeiAndTomasz();
  await addBacklog(world.core, people);
  return world;
}

const refusedIn = ({ workspace }: SlackWorld) => workspace.log.all.filter(({ status }) => status === 429);

describe('many messages in Slack', () => {
  it('arrive as fast as the workspace takes them, from two copies, and none is refused', async () => {
    const { core, slack, workspace } = await openWorld(1200);
    const sweeps = [1, 2].map(() =>
      deliverOutbox(core, { messengers: [slack.messenger], rates: createRates() }),
    );
    const counts = await Promise.all(sweeps);
    expect(counts.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(60);
    expect(workspace.log.find('chat.postMessage')).toHaveLength(60);
    expect(workspace.log.all.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('keep nobody waiting who presses something', async () => {
    const opened = await openWorld(60);
    const { core, slack, workspace } = opened;
    const stop = new AbortController();
    const sweep = deliverOutbox(core, {
      messengers: [slack.messenger],
      rates: createRates(),
      signal: stop.signal,
    });
    await eventually(() => workspace.log.find('chat.postMessage').length > 3);
    await workspace.asUser(meiId).command('/1to1 help');
    await eventually(() => workspace.log.all.some(({ to, user }) => to === 'respond' && user === meiId));
    expect(await countWaiting()).toBeGreaterThan(50);
    stop.abort();
    await sweep;
    expect(refusedIn(opened)).toEqual([]);
  });
});
