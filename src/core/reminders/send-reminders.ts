import type { Core } from '../core.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { getSettings } from '../settings/settings.ts';
import { addDays } from '../time/calendar.ts';
import { dayIn } from '../time/local-time.ts';
import { lastReminders } from './last-reminders.ts';
import { loadReaders } from './load-readers.ts';
import type { ReminderPlan } from './plan-reminders.ts';
import { type WhatWaits, waitingActionPoints, waitingOneToOnes } from './what-waits.ts';

type Due = ReminderPlan['due'][number];
type Waiting<T> = T & { _id: string; remindAt: Date };

const batchSize = 500;

/**
 * The sweep that reminds whoever still has to act. A reminder's key is its reader and their day, so doing it again, or
 * in several copies at once, reminds nobody twice; when to look next is noted last.
 */
export async function sendReminders(core: Core): Promise<{ reminders: number }> {
  return {
    reminders: (await remindOf(core, waitingOneToOnes)) + (await remindOf(core, waitingActionPoints)),
  };
}

async function remindOf<T>(core: Core, what: WhatWaits<T>): Promise<number> {
  let reminders = 0;
  for (;;) {
    const now = core.clock.now();
    const batch = await findDueLooks(what, now);
    if (batch.length === 0) return reminders;
    const plans = await planAll(core, batch, what, now);
    reminders += await remind(
      core,
      plans.flatMap(({ due }) => due),
    );
    await what.model.bulkWrite(
      batch.map(({ _id, remindAt }, index) => ({
        updateOne: { filter: { _id, remindAt }, update: nextLook(plans[index]) },
      })),
    );
    if (batch.length < batchSize) return reminders;
  }
}

/** What is to be looked at by now, the longest due first. */
export async function findDueLooks<T>(
  { model, fields }: WhatWaits<T>,
  now: Date,
  limit = batchSize,
): Promise<Waiting<T>[]> {
  // The `$type` repeats what the comparison says already, in the words of the partial index.
  return model
    .find({ remindAt: { $lte: now, $type: 'date' } }, fields)
    .sort({ remindAt: 1 })
    .limit(limit)
    .lean<Waiting<T>[]>();
}

async function planAll<T>(
  core: Core,
  batch: readonly Waiting<T>[],
  what: WhatWaits<T>,
  now: Date,
): Promise<ReminderPlan[]> {
  const [times, readers] = await Promise.all([getSettings(), loadReaders(batch.flatMap(what.peopleOf))]);
  const people = new Map([...readers].map(([id, { person }]) => [id, person]));
  const first = new Date(Math.min(...batch.map((one) => what.since(one).getTime())));
  const last = await lastReminders(readers, addDays(dayIn(first, 'UTC'), -1), now, times);
  const situation = { now, times, saidThrough: (personId: string) => last.get(personId) };
  const settled = (await what.settle?.(core, batch, people)) ?? batch;
  return settled.map((one) => what.plan(one, (personId) => readers.get(personId), situation));
}

/** Several things that are due to one person are one message, with the nearest of their deadlines. */
async function remind(core: Core, due: readonly Due[]): Promise<number> {
  const byReader = new Map<string, Due>();
  for (const each of due) {
    const known = byReader.get(each.personId);
    if (!known || each.deadlineOn < known.deadlineOn) byReader.set(each.personId, each);
  }
  await enqueue(
    core,
    [...byReader.values()].map(({ personId, on, deadlineOn }) => ({
      personId,
      deadlineOn,
      notice: { kind: 'reminder', on },
    })),
  );
  return byReader.size;
}

function nextLook(plan: ReminderPlan | undefined) {
  return plan?.nextAt ? { $set: { remindAt: plan.nextAt } } : { $unset: { remindAt: true as const } };
}

/** When to look whether somebody is to be reminded; undefined when nobody will be. */
export async function nextReminderAt(): Promise<Date | undefined> {
  const found = await Promise.all(
    [waitingOneToOnes, waitingActionPoints].map(({ model }) => firstLookIn(model)),
  );
  return found.filter((at) => at !== undefined).sort((left, right) => left.getTime() - right.getTime())[0];
}

async function firstLookIn(model: WhatWaits<never>['model']): Promise<Date | undefined> {
  const soonest = await model
    .findOne({ remindAt: { $type: 'date' } }, { remindAt: 1 })
    .sort({ remindAt: 1 })
    .lean<{ remindAt: Date }>();
  return soonest?.remindAt;
}
