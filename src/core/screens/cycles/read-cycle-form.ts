import { z } from 'zod';
import type { CycleDraft } from '../../cycles/change/edit-cycle.ts';
import {
  everySchema,
  mostDaysAfterStart,
  mostIntervals,
  mostTriggerDays,
  triggerSchema,
} from '../../cycles/cycle-input.ts';

import { clocksOf, isOverForAll } from '../../cycles/dates/clocks.ts';
import { findDateErrors } from '../../cycles/dates/find-date-problems.ts';
import { capped } from '../../forms/capped.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { type ReadForm, readForm } from '../../forms/read-form.ts';
import { oneLineField } from '../../forms/shown-text.ts';
import { type IsoDate, isoDateSchema } from '../../time/iso-date.ts';
import { timeZoneSchema } from '../../time/time-zone.ts';
import { longestCycleName } from './cycle-form.ts';

const chooseOne = { error: 'Please choose one.' };
const yesNo = z.enum(['yes', 'no'], chooseOne).transform((answer) => answer === 'yes');
const noName = 'Please give it a name.';
const noZone = 'Please write a time zone like Europe/Warsaw.';

const cycleFormSchema = z.object({
  name: oneLineField(longestCycleName, noName),
  templateId: z.string({ error: 'Please choose a template.' }),
  timeZone: z
    .string({ error: noZone })
    .trim()
    .refine((zone) => timeZoneSchema.safeParse(zone).success, noZone),
  issueImmediately: yesNo,
  nonWorkingDays: z.enum(['keep', 'next', 'previous'], chooseOne),
  skipWhenAway: yesNo,
});

const noDay = 'Please choose a day.';
const day = z
  .string({ error: noDay })
  .refine((text) => isoDateSchema.safeParse(text).success, noDay)
  .transform((text) => text as IsoDate);
const datesSchema = z.object({ firstIssueOn: day, revieweeBy: day, reviewerBy: day, finaliseBy: day });

/** What somebody filled in about a cycle, or a sentence beside each field that is wrong. */
export function readCycleForm(
  values: FormValues,
  now: Date,
  organisation: Parameters<typeof clocksOf>[0],
): ReadForm<CycleDraft> {
  const settings = readForm(cycleFormSchema, values);
  const dates = readForm(datesSchema, values);
  const recurrence = readRecurrence(values);
  const again = 'input' in recurrence ? recurrence.input : {};
  const errors = {
    ...('errors' in settings && settings.errors),
    ...('errors' in dates && dates.errors),
    ...('errors' in recurrence && recurrence.errors),
    ...('input' in dates && findDateErrors(dates.input, again.every, again.trigger)),
  };
  if (Object.keys(errors).length > 0 || 'errors' in settings || 'errors' in dates) return { errors };
  const draft = { ...settings.input, dates: dates.input, ...again };
  return isOverForAll(draft, clocksOf(organisation, draft), now)
    ? { errors: { finaliseBy: `Share and finalise by ${draft.dates.finaliseBy} has passed.` } }
    : { input: draft };
}

function readRecurrence({ unit, count }: FormValues): ReadForm<Pick<CycleDraft, 'every' | 'trigger'>> {
  if (unit === undefined) return { errors: { unit: chooseOne.error } };
  if (unit === 'never') return { input: {} };
  if (unit === 'afterReturn') return { input: { trigger: { afterReturn: true } } };
  if (unit === 'afterStartDays') return readDaysAfterStart(count);
  const numbers = numbersIn(count);
  const read = everySchema.safeParse({ [String(unit)]: numbers.length === 1 ? numbers[0] : numbers });
  if (read.success) return { input: { every: read.data } };
  return { errors: { count: `Please give a whole number from 1 to ${mostIntervals}.` } };
}

function readDaysAfterStart(count: FormValues[string] | undefined): ReadForm<Pick<CycleDraft, 'trigger'>> {
  const days = [...new Set(numbersIn(count))].sort((left, right) => left - right);
  const read = triggerSchema.safeParse({ afterStartDays: days.length === 1 ? days[0] : days });
  if (read.success) return { input: { trigger: read.data } };
  const several = `at most ${mostTriggerDays} of them, such as 30, 60, 90`;
  return {
    errors: { count: `Please give a whole number of days from 0 to ${mostDaysAfterStart}, or ${several}.` },
  };
}

/** What is no whole number is left for the schema to refuse. */
function numbersIn(typed: FormValues[string] | undefined): number[] {
  const words = capped([typed ?? []].flat().join(' ')).split(/[\s,;]+/);
  return words.filter((word) => word !== '').map((word) => (/^\d+$/.test(word) ? Number(word) : Number.NaN));
}
