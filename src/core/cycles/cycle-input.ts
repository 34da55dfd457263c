import { z } from 'zod';
import { oneLine } from '../forms/shown-text.ts';
import { longestTeamName } from '../people/team.ts';
import { timeZoneSchema } from '../time/time-zone.ts';
import { cycleDatesSchema } from './cycle-dates.ts';

export const mostIntervals = 120;

export const mostDaysAfterStart = 1000;

export const mostTriggerDays = 12;

const count = z.int().min(1).max(mostIntervals);

/** How often: exactly one of weeks, months, quarters or years. */
export const everySchema = z.union(
  [
    z.strictObject({ weeks: count }),
    z.strictObject({ months: count }),
    z.strictObject({ quarters: count }),
    z.strictObject({ years: count }),
  ],
  { error: 'must be one of weeks, months, quarters or years with a whole number, like { weeks: 1 }' },
);

const daysAfterStart = z.int().min(0).max(mostDaysAfterStart);

/** Several are occurrences 0, 1, 2 … of one thread. */
const severalDaysSchema = z.array(daysAfterStart).refine(isRising, {
  error: `must have 1 to ${mostTriggerDays} days, the fewest first and each once, like [30, 60, 90]`,
});

function isRising(days: readonly number[]): boolean {
  const isAfterTheOneBefore = (day: number, place: number) => day > (days[place - 1] ?? -1);
  return days.length > 0 && days.length <= mostTriggerDays && days.every(isAfterTheOneBefore);
}

/** What in somebody's own time brings on their 1-to-1, instead of a date. */
export const triggerSchema = z.union(
  [
    z.strictObject({ afterStartDays: z.union([daysAfterStart, severalDaysSchema]) }),
    z.strictObject({ afterReturn: z.literal(true) }),
  ],
  { error: 'must be { afterStartDays: 30 }, { afterStartDays: [30, 60, 90] } or { afterReturn: true }' },
);

const teamRecipientSchema = z.strictObject({
  name: oneLine(longestTeamName),
  includeSubTeams: z.boolean().default(false),
  primaryOnly: z.boolean().default(true),
});

/** A cycle as it stands in a file or a form: it names its template, teams and people. */
export const cycleInputSchema = z.strictObject({
  name: oneLine(80),
  template: oneLine(80),
  recipients: z
    .strictObject({
      company: z.boolean().default(false),
      people: z.array(z.email().toLowerCase()).default([]),
      teams: z.array(teamRecipientSchema).default([]),
      /** Whom it leaves out all the same. */
      except: z
        .strictObject({
          people: z.array(z.email().toLowerCase()).default([]),
          teams: z.array(teamRecipientSchema.omit({ primaryOnly: true })).default([]),
        })
        .optional(),
    })
    .refine(({ company, people, teams }) => company || people.length + teams.length > 0, {
      error: 'must name people, teams or the company',
    }),
  dates: cycleDatesSchema,
  every: everySchema.optional(),
  /** Instead of `every`: the dates then say how far each is from the first issue. */
  trigger: triggerSchema.exactOptional(),
  timeZone: timeZoneSchema.default('UTC'),
  issueImmediately: z.boolean().default(false),
  nonWorkingDays: z.enum(['keep', 'next', 'previous']).default('keep'),
  skipWhenAway: z.boolean().default(true),
});

export type CycleInput = z.infer<typeof cycleInputSchema>;

export type Every = z.infer<typeof everySchema>;

export type Trigger = z.infer<typeof triggerSchema>;
