import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RateLimit } from '../../../src/core/chat/rate-limit.ts';
import { createRateLimits } from '../../../src/playground/rate-limits.ts';
import { limitsOf } from '../../../src/playground/slack/rates.ts';
import { perConversation, perTenant } from '../../../src/playground/teams/rates.ts';
import { createRateLimits as slackLimits } from '../../../src/slack/outbound/rates.ts';
import { createRateLimits as teamsLimits } from '../../../src/teams/outbound/rates.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { createTurned } from './turned-rates.ts';

useTestDatabase();
beforeEach(clearDatabase);

describe('what is sent at the pace of the rates', () => {
  /** Sends whenever the rates allow it, with pauses in between, to a platform that counts what arrives when. */
  async function countRefusals(limits: RateLimit[], isRefused: (now: number) => boolean, pauses: number[]) {
    const { clock, create } = createTurned();
    const rates = create();
    let refused = 0;
    for (const pauseMs of pauses) {
      clock.moveBy(pauseMs);
      for (const each of limits) {
        for (let turn = await rates.reserve(each); ; turn = await rates.reserve(each)) {
          if ('waitMs' in turn) clock.moveBy(turn.waitMs);
          else {
            clock.moveBy(Math.max(0, turn.startsAt - clock.now()));
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

  it.each<[string, number, RateLimit]>([
    ['a workspace of Slack', 300, slackLimits(300).posts],
    ['the changes in a workspace of Slack', 50, slackLimits(300).updates],
    ['the deletions in a workspace of Slack', 50, slackLimits(300).deletions],
    ['a conversation in Slack', 60, slackLimits(300).conversation('mei')],
    ['a tenant of Teams', 1200, teamsLimits(20).all],
    ['the deletions in a tenant of Teams', 600, teamsLimits(20).deletions],
  ])('is nearly all that is allowed for %s: %i a minute', async (_, allowed, each) => {
    const { clock, create } = createTurned();
    const rates = create();
    const until = clock.now() + 60_000;
    let sent = 0;
    while (clock.now() < until) {
      const turn = await rates.reserve(each);
      if ('waitMs' in turn) clock.moveBy(turn.waitMs);
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
