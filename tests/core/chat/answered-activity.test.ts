import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import {
  type ActivityClaim,
  activityIdOf,
  claimActivity,
  closeActivity,
  releaseActivity,
  wasAnswered,
} from '../../../src/core/chat/answered-activity.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
const id = activityIdOf('teams', 'a:mei:1');
/** In milliseconds, for whoever waits in vain. */
const impatient = 200;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-02T12:00:00Z');
});

async function claimed(): Promise<ActivityClaim> {
  const claim = await claimActivity(core, id);
  if (typeof claim === 'string') throw new Error(`It was ${claim}.`);
  return claim;
}

describe('an activity', () => {
  it('is taken by one of many that take it at the same moment', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => claimActivity(core, id, impatient)));
    expect(taken.filter((claim) => claim === 'in-progress')).toHaveLength(7);
  });

  it('that was answered is never taken again, not even by whoever waited', async () => {
    const claim = await claimed();
    const waiting = claimActivity(core, id);
    await closeActivity(core, claim);
    expect(await waiting).toBe('answered');
    core.turnTo('2026-12-02T18:00:00Z');
    expect(await claimActivity(core, id)).toBe('answered');
    expect(await wasAnswered(id)).toBe(true);
  });

  it('that was let go is taken by whoever waited, who learns whom the outbox tells', async () => {
    const claim = await claimed();
    const waiting = claimActivity(core, id);
    await releaseActivity(core, claim, 'mei');
    expect(await waiting).toMatchObject({ owedTo: 'mei' });
    expect(await wasAnswered(id)).toBe(false);
  });

  it('whose copy was killed is taken over after a while, and not before', async () => {
    await claimed();
    core.turnTo('2026-12-02T12:00:10Z');
    expect(await claimActivity(core, id, impatient)).toBe('in-progress');
    core.turnTo('2026-12-02T12:00:16Z');
    expect(await claimActivity(core, id)).toMatchObject({ activityId: id });
  });

  it('that was taken over is not let go by whoever had it before', async () => {
    const first = await claimed();
    core.turnTo('2026-12-02T12:00:16Z');
    await claimed();
    await releaseActivity(core, first);
    expect(await claimActivity(core, id, impatient)).toBe('in-progress');
  });

  it('is forgotten after a day', async () => {
    await claimed();
    const indexes = await mongoose.connection.collection('inboundActivities').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ expireAfterSeconds: 86_400 }));
  });
});
