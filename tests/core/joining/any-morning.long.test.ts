import { beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { addOneToOne, addPerson, createTestCore, FakeMessenger } from '../outbox/outbox-fixture.ts';
import { aboutIn } from './manager-of-many.ts';

useTestDatabase();

beforeEach(clearDatabase);

type Kind = 'issued' | 'part-shared';

interface Said {
  kind: Kind;
  firstAt: number;
  about: Set<number>;
}

const minuteMs = 60_000;
const people = 6;
/** Of these the boss is the reviewee, of the others the reviewer. */
const isOwn = (about: number) => about % 3 === 2;

const news = fc.record({
  kind: fc.constantFrom<Kind>('issued', 'part-shared'),
  about: fc.integer({ min: 0, max: people - 1 }),
});
const step = fc.record({
  minutes: fc.constantFrom(0, 1, 7, 14, 15, 16, 40, 90),
  told: fc.array(news, { minLength: 1, maxLength: 4 }),
  copies: fc.integer({ min: 1, max: 2 }),
});

/**
 * N8, as it reads: what is issued to a reviewer on one morning, and what is shared within a quarter of an hour of the
 * first. Of what is issued to themselves they hear, for nothing in a message that stands notifies them; and at nine (C6)
 * of what they review, whatever came before.
 */
function isOpen({ kind, firstAt }: Said, now: number, hasOwn: boolean): boolean {
  const half = (ms: number) => new Date(ms).toISOString().slice(0, 10) + (new Date(ms).getUTCHours() < 12);
  if (now - firstAt <= 15 * minuteMs) return true;
  return kind === 'issued' && !hasOwn && new Date(firstAt).getUTCHours() >= 9 && half(firstAt) === half(now);
}

function tell(said: Said[], told: readonly { kind: Kind; about: number }[], now: number): void {
  const isNew = (kind: Kind, about: number) =>
    !said.some((each) => each.kind === kind && each.about.has(about));
  const hasOwn = told.some(({ kind, about }) => kind === 'issued' && isOwn(about) && isNew(kind, about));
  for (const { kind, about } of told) {
    if (!isNew(kind, about)) continue;
    const newest = said.findLast((each) => each.kind === kind);
    const open = newest && isOpen(newest, now, hasOwn) ? newest : undefined;
    if (open) open.about.add(about);
    else said.push({ kind, firstAt: now, about: new Set([about]) });
  }
}

it('N8: says each thing once, in as few messages as the windows allow, whatever comes when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(-90, 0, 120),
      async (steps, afterNine) => {
        await clearDatabase();
        const core = createTestCore();
        core.moveBy(afterNine * minuteMs);
        const slack = new FakeMessenger('slack');
        const shown = new Map<string, string[]>();
        const { send, update } = FakeMessenger.prototype;
        slack.send = async (...given) => {
          const sent = await send.apply(slack, given);
          if (sent.conversationId.endsWith('boss')) shown.set(sent.messageId, aboutIn(given[1]));
          return sent;
        };
        slack.update = async (...given) => {
          await update.apply(slack, given);
          if (shown.has(given[0].messageId)) shown.set(given[0].messageId, aboutIn(given[2]));
        };
        slack.onTheWay = () => undefined;
        const boss = await addPerson('Boss', { slack: { userId: 'boss' } });
        const ids: string[] = [];
        for (let n = 0; n < people; n += 1) {
          const other = await addPerson(`P${n}`);
          ids.push(await (isOwn(n) ? addOneToOne(boss, other, n) : addOneToOne(other, boss)));
        }
        await OneToOneModel.updateMany({}, { $set: { 'parts.reviewee.sharedAt': core.clock.now() } });
        const said: Said[] = [];
        for (const { minutes, told, copies } of steps) {
          core.moveBy(minutes * minuteMs);
          tell(said, told, core.clock.now().getTime());
          await enqueue(
            core,
            told.map(({ kind, about }) => {
              const oneToOneId = ids[about] ?? '';
              return kind === 'issued'
                ? { personId: boss, notice: { kind, oneToOneId } }
                : { personId: boss, notice: { kind, oneToOneId, part: 'reviewee' } };
            }),
          );
          const deliveries = Array.from({ length: copies }, () =>
            deliverOutbox(core, { messengers: [slack] }),
          );
          await Promise.all(deliveries);
          await deliverOutbox(core, { messengers: [slack] });
        }
        const expected = said.map(({ about }) => [...about].map((n) => ids[n]).sort());
        const found = [...shown.values()].map((each) => [...each].sort());
        expect(found.map(String).sort()).toEqual(expected.map(String).sort());
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
