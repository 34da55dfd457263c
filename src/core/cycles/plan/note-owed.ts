import type { Core } from '../../core.ts';
import type { Organisation } from '../../people/organisation.ts';
import { type Cycle, CycleModel, type Owed } from '../cycle.ts';
import { timesOf } from '../dates/clocks.ts';
import type { OwnTimes } from '../dates/own-times.ts';
import { recipientTest } from './recipients.ts';

/**
 * Before people, teams or holidays change: notes who still waits for an occurrence and would find its issue moment gone by
 * afterwards, so that they get it all the same.
 */
export async function noteOwed(core: Core, before: Organisation, after: Organisation): Promise<void> {
  const running = await CycleModel.find({
    status: { $in: ['active', 'paused'] },
    lookedUntilAt: { $exists: true },
    trigger: { $exists: false },
  }).lean<Cycle[]>();
  for (const cycle of running) {
    const owed = owedBy(cycle, before, after);
    if (owed.length === 0) continue;
    await CycleModel.updateOne(
      { _id: cycle._id },
      { $push: { owed: { $each: owed } }, $inc: { revision: 1 }, $min: { nextIssueAt: core.clock.now() } },
    );
  }
}

function owedBy(
  cycle: Pick<
    Cycle,
    'dates' | 'every' | 'nonWorkingDays' | 'issueImmediately' | 'recipients' | 'startedAt' | 'lookedUntilAt'
  >,
  before: Organisation,
  after: Organisation,
): Owed[] {
  const { startedAt, lookedUntilAt: since } = cycle;
  if (!startedAt || !since) return [];
  const [was, is] = [timesOf(cycle, before, startedAt), timesOf(cycle, after, startedAt)];
  const isRecipient = recipientTest(cycle.recipients, before);
  const passedOver = overtaken(since);
  const owed = new Map<number, string[]>();
  for (const person of before.people.values()) {
    const moved = after.people.get(person._id);
    if (!moved || !isRecipient(person)) continue;
    for (const occurrence of passedOver(was.person(person), is.person(moved))) {
      const personIds = owed.get(occurrence) ?? [];
      owed.set(occurrence, personIds);
      personIds.push(person._id);
    }
  }
  return [...owed].map(([occurrence, personIds]) => ({ occurrence, personIds }));
}

/** The occurrences that were ahead by one clock and are behind by another; there are far fewer clocks than people. */
function overtaken(since: Date): (was: OwnTimes, is: OwnTimes) => readonly number[] {
  const known = new Map<OwnTimes, Map<OwnTimes, readonly number[]>>();
  return (was, is) => {
    const ofClock = known.get(was) ?? new Map<OwnTimes, readonly number[]>();
    known.set(was, ofClock);
    const found = ofClock.get(is) ?? findOvertaken(was, is, since);
    ofClock.set(is, found);
    return found;
  };
}

function findOvertaken(was: OwnTimes, is: OwnTimes, since: Date): number[] {
  const next = was.nextAfter(since)?.occurrence;
  const newest = is.newestBy(since)?.occurrence;
  if (next === undefined || newest === undefined || newest < next) return [];
  return Array.from({ length: newest - next + 1 }, (_, index) => next + index);
}
