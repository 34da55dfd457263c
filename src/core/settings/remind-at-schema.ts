import { clockTimeSchema } from '../time/clock-time-schema.ts';
import { noon } from './quiet-hours.ts';

/** Later in the day a reminder would come too late for that day's work. */
export const remindAtSchema = clockTimeSchema.refine(
  (time) => time < noon,
  'Please give a time before 12:00: reminders come in the morning.',
);
