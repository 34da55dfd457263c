import type { Core } from '../core.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { findPeople } from '../people/find-people.ts';
import { getSettings } from '../settings/settings.ts';
import { whoIsTold } from './who-is-told.ts';

type Meeting = Pick<OneToOne, '_id' | 'revieweeId' | 'reviewerId'> & { meetingAt: Date };

const batchSize = 500;
const minuteMs = 60_000;
/** So late an agenda still serves: the sweep looks every so often, and people begin a little late. */
const graceMs = 10 * minuteMs;

/** Whether an agenda still helps: the meeting is ahead, or has just begun. */
export function agendaServes(meetingAt: Date, now: Date): boolean {
  return meetingAt.getTime() > now.getTime() - graceMs;
}

const unsent = { isAgendaUnsent: true, status: 'open' } as const;

/** Which agendas are due by now, and how long before the meeting they are. */
export async function agendasDueBy(core: Core) {
  const { agendaLeadMinutes } = await getSettings();
  const leadMs = agendaLeadMinutes * minuteMs;
  const until = new Date(core.clock.now().getTime() + leadMs);
  return { leadMs, filter: { ...unsent, meetingAt: { $lte: until } } };
}

/**
 * The sweep that gives both people the agenda some time before they meet. The message's key holds the meeting's time:
 * doing it again sends nothing, and a meeting that was moved gets its own. Of one that has passed nothing is sent.
 */
export async function sendAgendas(core: Core): Promise<{ agendas: number }> {
  const now = core.clock.now();
  const { filter } = await agendasDueBy(core);
  let agendas = 0;
  for (;;) {
    const batch = await OneToOneModel.find(filter)
      .select({ revieweeId: 1, reviewerId: 1, meetingAt: 1 })
      .limit(batchSize)
      .lean<Meeting[]>();
    if (batch.length === 0) return { agendas };
    const upcoming = batch.filter(({ meetingAt }) => agendaServes(meetingAt, now));
    await announce(core, upcoming, now);
    agendas += upcoming.length;
    await OneToOneModel.bulkWrite(
      batch.map(({ _id, meetingAt }) => ({
        updateOne: { filter: { _id, meetingAt }, update: { $unset: { isAgendaUnsent: true } } },
      })),
    );
  }
}

async function announce(core: Core, meetings: readonly Meeting[], now: Date): Promise<void> {
  const reviewers = await findPeople(meetings.map(({ reviewerId }) => reviewerId));
  await enqueue(
    core,
    meetings.flatMap((meeting) =>
      whoIsTold(meeting, reviewers.get(meeting.reviewerId), now).map((personId) => ({
        personId,
        notice: {
          kind: 'agenda' as const,
          oneToOneId: meeting._id,
          meetingAt: meeting.meetingAt.toISOString(),
        },
      })),
    ),
  );
}

/** When the next agenda is due; undefined when none is. */
export async function nextAgendaAt(): Promise<Date | undefined> {
  const [{ agendaLeadMinutes }, next] = await Promise.all([
    getSettings(),
    OneToOneModel.findOne({ ...unsent, meetingAt: { $type: 'date' } })
      .sort({ meetingAt: 1 })
      .lean<Meeting>(),
  ]);
  return next ? new Date(next.meetingAt.getTime() - agendaLeadMinutes * minuteMs) : undefined;
}
