import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { mustBeAllowed, mustBeOpen, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { refreshMessages } from '../outbox/enqueue.ts';
import { clockTimeSchema } from '../time/clock-time-schema.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import { localTimeOn } from '../time/local-time.ts';

/**
 * Reads a day and a time of day as they are meant where somebody lives.
 * @param now the meeting lies after it
 */
export function meetingInputSchema(timeZone: string, now: Date) {
  return z
    .object({
      day: z
        .string({ error: 'Please choose the day.' })
        .refine((text) => isoDateSchema.safeParse(text).success, 'Please choose the day.'),
      time: clockTimeSchema,
    })
    .transform(({ day, time }, context) => {
      const meetingAt = localTimeOn(isoDateSchema.parse(day), time, timeZone);
      if (meetingAt > now) return { meetingAt };
      context.addIssue({ code: 'custom', path: ['time'], message: 'That moment has passed already.' });
      return z.NEVER;
    });
}

/**
 * Says when the two talk; both get the agenda some time before.
 * @returns false when the time was changed since the 1-to-1 was loaded
 */
export async function setMeeting(core: Core, seen: SeenOneToOne, meetingAt: Date): Promise<boolean> {
  if (!(await change(core, seen, { $set: { meetingAt, isAgendaUnsent: true } }))) return false;
  await record(core, seen.actor, 'one-to-one.meeting-set', {
    oneToOneId: seen.oneToOne._id,
    detail: meetingAt.toISOString(),
  });
  return true;
}

/** @returns false when the time was changed since the 1-to-1 was loaded */
export async function removeMeeting(core: Core, seen: SeenOneToOne): Promise<boolean> {
  if (!(await change(core, seen, { $unset: { meetingAt: 1, isAgendaUnsent: 1 } }))) return false;
  await record(core, seen.actor, 'one-to-one.meeting-removed', { oneToOneId: seen.oneToOne._id });
  return true;
}

async function change(core: Core, seen: SeenOneToOne, update: Record<string, unknown>): Promise<boolean> {
  mustBeAllowed(seen, 'set-meeting');
  mustBeOpen(seen);
  const { _id } = seen.oneToOne;
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id, status: 'open', ...whileStill(seen.oneToOne, 'meetingAt') },
    update,
  );
  if (matchedCount > 0) await refreshMessages(core, _id);
  return matchedCount > 0;
}
