import { z } from 'zod';
import { isQuiet, noon } from '../settings/quiet-hours.ts';
import { remindAtSchema } from '../settings/remind-at-schema.ts';
import { agendaEditings, channelDigests, histories, type Settings } from '../settings/settings.ts';
import { clockTimeSchema } from '../time/clock-time-schema.ts';

const chooseOne = { error: 'Please choose one.' };
const yesNo = z.enum(['yes', 'no'], chooseOne).transform((said) => said === 'yes');
const someDays = 'Please choose at least one day.';
const fewDays = 'Please list up to ten days from the deadline, from -30 to 60, like -2, 0, 1, 7.';

const reminders = z
  .string({ error: fewDays })
  .max(200, { error: fewDays, abort: true })
  .regex(/^\s*[-−]?\d+(\s*[,;]\s*[-−]?\d+|\s+[-−]?\d+)*\s*$/, fewDays)
  .transform((typed) =>
    typed
      .replace(/−/g, '-')
      .trim()
      .split(/[\s,;]+/)
      .map(Number),
  )
  .refine((days) => days.length <= 10 && days.every((day) => day >= -30 && day <= 60), fewDays)
  .transform((days) => [...new Set(days)].sort((left, right) => left - right));

/** The form of the company's settings, as it is filled in, becomes settings. */
export const companySettingsInputSchema = z
  .object({
    isContentVisibleToHr: yesNo,
    mayManagersAssign: yesNo,
    agendaEditing: z.enum(agendaEditings, chooseOne),
    agendaLeadMinutes: z.coerce
      .number({ error: 'Please give a number of minutes.' })
      .int('Please give a whole number of minutes.')
      .min(0, 'Please give no less than 0.')
      .max(10_080, 'Please give no more than a week, 10080 minutes.'),
    history: z.enum(histories, chooseOne),
    reminders,
    remindAt: remindAtSchema,
    workingDays: z
      .array(z.enum(['0', '1', '2', '3', '4', '5', '6']), { error: someDays })
      .min(1, someDays)
      .transform((days) => days.map(Number).sort()),
    quietFrom: clockTimeSchema,
    quietUntil: clockTimeSchema,
    channelDigest: z.enum(channelDigests, chooseOne),
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom !== quietUntil, {
    path: ['quietUntil'],
    message: 'Quiet hours end at another time than they begin.',
  })
  .refine(
    ({ remindAt, quietFrom: from, quietUntil: until }) => !isQuiet(remindAt, { from, until }) || until < noon,
    {
      path: ['quietUntil'],
      message: 'Please let them end before 12:00: reminders come in the morning.',
    },
  )
  .transform(
    ({ quietFrom, quietUntil, ...settings }): Settings => ({
      ...settings,
      quietHours: { from: quietFrom, until: quietUntil },
    }),
  );
