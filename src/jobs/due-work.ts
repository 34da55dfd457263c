import type { Core } from '../core/core.ts';
import { CycleModel } from '../core/cycles/cycle.ts';
import { OneToOneModel } from '../core/one-to-ones/one-to-one.ts';
import { agendasDueBy } from '../core/one-to-ones/send-agendas.ts';
import { MessageModel } from '../core/outbox/message.ts';
import type { SweepName } from './sweeps.ts';

/** What waits for a sweep, in the whole database. */
interface DueWork {
  due: number;
  /** Since when the oldest of it is due; absent when nothing is. */
  since?: Date | undefined;
}

type Look = (core: Core) => Promise<DueWork>;

const looks: Record<SweepName, Look> = {
  'issue-due': async (core) => {
    const isDue = { status: 'active' as const, nextIssueAt: { $lte: core.clock.now() } };
    const [due, oldest] = await Promise.all([
      CycleModel.countDocuments(isDue),
      CycleModel.findOne(isDue, { nextIssueAt: 1 }).sort({ nextIssueAt: 1 }).lean(),
    ]);
    return { due, since: oldest?.nextIssueAt };
  },
  'send-agendas': async (core) => {
    const { filter, leadMs } = await agendasDueBy(core);
    const [due, oldest] = await Promise.all([
      OneToOneModel.countDocuments(filter),
      OneToOneModel.findOne(filter, { meetingAt: 1 }).sort({ meetingAt: 1 }).lean(),
    ]);
    const { meetingAt } = oldest ?? {};
    return { due, since: meetingAt && new Date(meetingAt.getTime() - leadMs) };
  },
  'deliver-outbox': async (core) => {
    const isDue = { nextTryAt: { $lte: core.clock.now(), $type: 'date' as const } };
    const [due, oldest] = await Promise.all([
      MessageModel.countDocuments(isDue),
      MessageModel.findOne(isDue, { nextTryAt: 1 }).sort({ nextTryAt: 1 }).lean(),
    ]);
    return { due, since: oldest?.nextTryAt };
  },
};

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
