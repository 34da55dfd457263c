import type mongoose from 'mongoose';
import type { Core } from '../core/core.ts';
import { CycleModel } from '../core/cycles/cycle.ts';
import { HomeModel } from '../core/homes/home.ts';
import { hasLeftAnnouncements } from '../core/one-to-ones/announcement.ts';
import { type OneToOne, OneToOneModel } from '../core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../core/outbox/message.ts';
import { TeamModel } from '../core/people/team.ts';
import { ActionPointModel } from '../core/points/action-point.ts';
import { findUnfinishedAdded } from '../core/points/announce-added.ts';
import { agendasDueBy } from '../core/steps/send-agendas.ts';
import type { SweepName } from './sweeps.ts';

/** What waits for a sweep, in the whole database. */
interface DueWork {
  due: number;
  /** Since when the oldest of it is due; absent when nothing is. */
  since?: Date | undefined;
}

type Look = (core: Core) => Promise<DueWork>;

const looks: Record<SweepName, Look> = {
  'issue-due': ({ clock }) => dueBy(CycleModel, 'nextIssueAt', clock.now(), { status: 'active' }),
  'send-agendas': async (core) => {
    const { filter, leadMs } = await agendasDueBy(core);
    const { meetingAt, ...more } = filter;
    const { due, since } = await dueBy(OneToOneModel, 'meetingAt', meetingAt.$lte, more);
    return { due, since: since && new Date(since.getTime() - leadMs) };
  },
  'post-digests': async ({ clock }) =>
    together(
      await dueBy(TeamModel, 'digestAt', clock.now(), { slackChannel: { $type: 'string' } }),
      await dueBy(TeamModel, 'digestAt', clock.now(), { teamsChannel: { $type: 'string' } }),
    ),
  'finish-steps': async (core) => {
    const steps = await OneToOneModel.find(hasLeftAnnouncements(core), { unannounced: 1 }).lean<OneToOne[]>();
    const since = steps.flatMap(({ unannounced = [] }) => unannounced.map(({ entry }) => entry.at));
    const all = [...since, ...(await findUnfinishedAdded(core))];
    return all.map((at): DueWork => ({ due: 1, since: at })).reduce(together, { due: 0 });
  },
  'send-reminders': async ({ clock }) =>
    together(
      await dueBy(OneToOneModel, 'remindAt', clock.now()),
      await dueBy(ActionPointModel, 'remindAt', clock.now()),
    ),
  'deliver-outbox': ({ clock }) => dueBy(MessageModel, 'nextTryAt', clock.now()),
  'draw-homes': ({ clock }) => dueBy(HomeModel, 'dueAt', clock.now()),
};

/** The `$type` repeats what the comparison says already, in the words of the partial indexes. */
async function dueBy<T>(
  model: mongoose.Model<T>,
  field: keyof T & string,
  moment: Date,
  more: object = {},
): Promise<DueWork> {
  const isDue = { ...more, [field]: { $lte: moment, $type: 'date' } } as object;
  const [due, oldest] = await Promise.all([
    model.countDocuments(isDue),
    model
      .findOne(isDue, { [field]: 1 })
      .sort({ [field]: 1 })
      .lean<Record<string, Date>>(),
  ]);
  return { due, since: oldest?.[field] };
}

function together(one: DueWork, other: DueWork): DueWork {
  const [since] = [one.since, other.since]
    .filter((moment) => moment !== undefined)
    .sort((left, right) => left.getTime() - right.getTime());
  return { due: one.due + other.due, since };
}

/** How much waits for each sweep, and for how many seconds the oldest of it. */
export async function findDueWork(
  core: Core,
): Promise<{ sweep: string; due: number; oldestSeconds: number }[]> {
  const now = core.clock.now().getTime();
  return Promise.all(
    Object.entries(looks).map(async ([sweep, look]) => {
      const { due, since } = await look(core);
      return { sweep, due, oldestSeconds: since ? Math.max(0, now - since.getTime()) / 1000 : 0 };
    }),
  );
}
