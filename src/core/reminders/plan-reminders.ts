import { lapsesFrom } from '../one-to-ones/lapses-from.ts';
import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import { standInIdOn } from '../people/absences.ts';
import type { ActionPoint } from '../points/action-point.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import { type Dutiful, type Duty, dutiesOf } from './duties.ts';
import { actionRungsOf, type Laddered, type Reader, rungsOf } from './ladder.ts';
import { nextReminder, type Situation, type Stint } from './next-reminder.ts';

/** What is due about one thing by now, and when somebody is next to be reminded of it. */
export interface ReminderPlan {
  due: { personId: string; on: IsoDate; deadlineOn: IsoDate }[];
  nextAt?: Date;
}

export type Readers = (personId: string) => Reader | undefined;

export type RemindedOneToOne = Dutiful &
  Laddered &
  Pick<OneToOne, 'revieweeId' | 'reviewerId' | 'isRecurring' | 'staysOpen'>;
export type RemindedActionPoint = Pick<ActionPoint, 'ownerId' | 'dueOn' | 'addedAt' | 'doneAt'>;

export function planOneToOne(
  oneToOne: RemindedOneToOne,
  readers: Readers,
  situation: Situation,
): ReminderPlan {
  const plans = dutiesOf(oneToOne).flatMap((duty) =>
    whoActs(oneToOne, duty, readers).map(({ reader, stint }) =>
      planFor(rungsOf(oneToOne, duty, reader), duty.by, reader, situation, stint),
    ),
  );
  return together([...plans, lookWhetherLapsed(oneToOne, readers, situation)]);
}

/** Once it can lapse, whether it does is looked at; after that whoever issues the next one sees to it. */
function lookWhetherLapsed(oneToOne: RemindedOneToOne, readers: Readers, { now }: Situation): ReminderPlan {
  const pair = [oneToOne.revieweeId, oneToOne.reviewerId];
  const nextAt = lapsesFrom(
    oneToOne,
    pair.flatMap((id) => readers(id)?.person.timeZone ?? []),
  );
  return { due: [], ...(nextAt && nextAt > now && { nextAt }) };
}

export function planActionPoint(
  action: RemindedActionPoint,
  readers: Readers,
  situation: Situation,
): ReminderPlan {
  const owner = readers(action.ownerId);
  if (!owner || !action.dueOn || action.doneAt) return { due: [] };
  return planFor(actionRungsOf(action, owner), action.dueOn, owner, situation);
}

interface Acting {
  reader: Reader;
  stint?: Stint;
}

/** Whose a duty is or will be: away reviewers are not reminded, and their stand-ins only while they act for them. */
function whoActs({ revieweeId, reviewerId }: RemindedOneToOne, { side }: Duty, readers: Readers): Acting[] {
  const reader = readers(side === 'reviewee' ? revieweeId : reviewerId);
  if (!reader) return [];
  if (side === 'reviewee') return [{ reader }];
  const { absences, timeZone } = reader.person;
  const standIns = absences.flatMap(({ standInId, from, until }): Acting[] => {
    const standIn = standInId === undefined || standInId === revieweeId ? undefined : readers(standInId);
    if (!standIn) return [];
    const holdsAt = (moment: Date) => standInIdOn(absences, dayIn(moment, timeZone)) === standInId;
    return [{ reader: standIn, stint: { from: addDays(from, -1), until: addDays(until, 1), holdsAt } }];
  });
  return [{ reader }, ...standIns];
}

function planFor(
  rungs: IsoDate[],
  deadlineOn: IsoDate,
  reader: Reader,
  situation: Situation,
  stint?: Stint,
): ReminderPlan {
  const next = nextReminder(rungs, reader, situation, stint);
  if (!next) return { due: [] };
  if (next.at > situation.now) return { due: [], nextAt: next.at };
  const later = nextReminder(rungs, reader, { ...situation, saidThrough: () => next.on }, stint);
  return {
    due: [{ personId: reader.person._id, on: next.on, deadlineOn }],
    ...(later && { nextAt: later.at }),
  };
}

function together(plans: readonly ReminderPlan[]): ReminderPlan {
  const moments = plans.flatMap(({ nextAt }) => nextAt ?? []);
  return {
    due: plans.flatMap(({ due }) => due),
    ...(moments.length > 0 && { nextAt: new Date(Math.min(...moments.map((at) => at.getTime()))) }),
  };
}
