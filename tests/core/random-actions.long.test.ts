import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { checkOnce } from './random-actions/check-once.ts';
import { addPointSomewhere, deliverAgain, sayPoint, turnClock } from './random-actions/freely.ts';
import { isFavourite, Play } from './random-actions/play.ts';
import { steps } from './random-actions/steps.ts';

useTestDatabase();

/** How many times as often as the rest. */
const often = {
  look: 6,
  answer: 12,
  answerInBoth: 4,
  chooseEarlier: 4,
  finalise: 3,
  addPoint: 4,
  tickPoint: 4,
  addAction: 3,
  tickAction: 3,
  addNote: 3,
  comment: 2,
  reopen: 2,
  sayNotHeld: 2,
  turnClock: 3,
  deliverAgain: 6,
};
const kinds = [...Object.keys(steps), 'turnClock', 'sayPoint', 'addPointSomewhere', 'deliverAgain'];
// Small numbers are no more interesting than others here.
const anyStep = fc.record({
  what: fc.constantFrom(
    ...kinds.flatMap((kind) => Array<string>(often[kind as keyof typeof often] ?? 1).fill(kind)),
  ),
  who: fc.nat(1000),
  which: fc.nat(1000),
  number: fc.nat(100_000),
  arrival: fc.constantFrom('once' as const, 'once' as const, 'once' as const, 'twice' as const),
});
type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Mostly the newest of a favourite thread. */
function chosen({ oneToOnes }: Play, which: number): OneToOne | undefined {
  const near =
    which % 5 === 0 ? oneToOnes.filter(({ status }) => status !== 'skipped') : oneToOnes.filter(isFavourite);
  const cycleId = which % 2 === 0 ? 'weekly' : 'fortnightly';
  const newestFirst = near
    .filter((one) => one.cycleId === cycleId)
    .sort((left, right) => right.occurrence - left.occurrence);
  return newestFirst[[0, 0, 1, which >> 5][(which >> 3) % 4] ?? 0] ?? newestFirst[0];
}

async function take(play: Play, step: AnyStep): Promise<void> {
  play.arrival = step.arrival;
  await walk(play, step);
  if (step.arrival === 'twice' || step.what === 'deliverAgain') await checkOnce(play);
}

async function walk(play: Play, { what, who, which, number }: AnyStep): Promise<void> {
  const anybody = play.people[who % play.people.length];
  if (!anybody) return;
  if (what === 'turnClock') return turnClock(play, number);
  if (what === 'deliverAgain') return deliverAgain(play, number);
  if (what === 'sayPoint') return sayPoint(play, anybody, number);
  if (what === 'addPointSomewhere') return addPointSomewhere(play, anybody, number);
  const oneToOne = chosen(play, which);
  if (!oneToOne) return;
  const pair = [play.personOf(oneToOne.revieweeId), play.personOf(oneToOne.reviewerId)];
  const actor = who % 3 === 0 ? anybody : (pair[(who >> 2) % 2] ?? anybody);
  const scene = { play, model: play.model, actor, oneToOne, oneToOneId: oneToOne._id, number };
  await steps[what as keyof typeof steps](scene);
  await play.lookAround();
  if (/Point|Action/.test(what)) {
    const thread = play.oneToOnes.filter(
      ({ threadId, status }) => threadId === oneToOne.threadId && status === 'open',
    );
    for (const one of thread.slice(-2)) await play.checkPoints(one);
  }
}

describe('whatever eight people do, in whatever order', () => {
  it('V1 V2 N1 A3 O2 O4 N7 C11 nothing is shown to who may not read it, lost, doubled, or changed once finalised', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.array(anyStep, { minLength: 180, maxLength: 220 })), async (all) => {
        await clearDatabase();
        const play = new Play();
        await play.open();
        for (const step of all) await take(play, step);
        await play.checkEverything();
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
