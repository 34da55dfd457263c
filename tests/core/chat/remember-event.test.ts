import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { rememberEvent } from '../../../src/core/chat/remember-event.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-14T09:00:00Z');

describe('an event that a platform sends', () => {
  it('is new once, also when it arrives several times at the same moment', async () => {
    const arrivals = Array.from({ length: 8 }, () => rememberEvent(core, 'slack', 'Ev1'));
    const isNew = await Promise.all(arrivals);
    expect(isNew.filter(Boolean)).toHaveLength(1);
    expect(await rememberEvent(core, 'slack', 'Ev1')).toBe(false);
  });

  it('is another one on another platform, or with another id', async () => {
    expect(await rememberEvent(core, 'teams', 'Ev1')).toBe(true);
    expect(await rememberEvent(core, 'slack', 'Ev2')).toBe(true);
  });

  it('is forgotten after a day', async () => {
    const indexes = await mongoose.connection.collection('inboundEvents').indexes();
    expect(indexes).toContainEqual(
      expect.objectContaining({ key: { receivedAt: 1 }, expireAfterSeconds: 86_400 }),
    );
  });
});
