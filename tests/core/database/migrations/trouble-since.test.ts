import { beforeEach, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { Db } from '../../../../src/core/database/migrations/migration.ts';
import { troubleSince } from '../../../../src/core/database/migrations/trouble-since.ts';
import { MessageModel } from '../../../../src/core/outbox/message.ts';
import { countUndelivered } from '../../../../src/core/undelivered/undelivered.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const at = new Date('2026-12-16T09:00:00Z');

async function store(name: string, fields: object): Promise<void> {
  const notice = { kind: 'issued', oneToOneId: name };
  await MessageModel.collection.insertOne({
    _id: name as never,
    personId: name,
    notice,
    attempts: 3,
    createdAt: at,
    ...fields,
  });
}

const up = () => troubleSince.up(mongoose.connection.db as Db, new AbortController().signal);

it('has everything listed that had not arrived, and nothing that had', async () => {
  await store('failed', { state: 'failed', refusedBecause: 'too-large', refusedOn: 'slack', failedAt: at });
  await store('gave-up', { state: 'failed', failedAt: at });
  await store('no-account', { state: 'pending', lastError: 'no account', nextTryAt: at });
  await store('retried', { state: 'pending', lastError: 'ETIMEDOUT', nextTryAt: at });
  await store('fresh', { state: 'pending', attempts: 0, nextTryAt: at });
  await store('sent', { state: 'sent', refusedBecause: 'message-gone', refusedOn: 'slack', failedAt: at });
  expect(await countUndelivered()).toEqual([]);
  expect(await up()).toBe(4);
  expect(await up()).toBe(0);
  const found = (await countUndelivered()).map(({ reason, platform, state }) => [reason, platform, state]);
  expect(found.sort()).toEqual([
    ['gave-up', undefined, undefined],
    ['retried', undefined, 'waiting'],
    ['too-large', 'slack', undefined],
    ['unknown-account', undefined, 'waiting'],
  ]);
});
