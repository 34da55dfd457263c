import { z } from 'zod';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { clockTimeSchema } from '../time/clock-time-schema.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import { localTimeOn } from '../time/local-time.ts';
import { announce, announcementOf, type Step } from './announce.ts';

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
  const step = { step: 'meeting-set', detail: meetingAt.toISOString() } as const;
  return change(core, seen, step, { $set: { meetingAt, isAgendaUnsent: true } });
}

/** @returns false when the time was changed since the 1-to-1 was loaded */
export async function removeMeeting(core: Core, seen: SeenOneToOne): Promise<boolean> {
  return change(core, seen, { step: 'meeting-removed' }, { $unset: { meetingAt: 1, isAgendaUnsent: 1 } });
}

async function change(
  core: Core,
  seen: SeenOneToOne,
  step: Omit<Step, 'oneToOneId'>,
  update: Record<string, unknown>,
): Promise<boolean> {
  mustBeAllowed(seen, 'set-meeting');
  mustBeUnderway(seen);
  const { _id, unannounced = [] } = seen.oneToOne;
  const announcement = announcementOf(core, seen.actor, { ...step, oneToOneId: _id }, {});
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id, status: 'open', ...whileStill(seen.oneToOne, 'meetingAt') },
    { ...update, $push: { unannounced: announcement } },
  );
  if (matchedCount === 0) return false;
  await announce(core, { _id, unannounced: [...unannounced, announcement] });
  return true;
}
