import { z } from 'zod';
import { oneLine } from '../forms/shown-text.ts';
import { longestTeamName } from '../people/team.ts';
import { timeZoneSchema } from '../time/time-zone.ts';
import { cycleDatesSchema } from './cycle-dates.ts';

export const mostIntervals = 120;

export const mostDaysAfterStart = 1000;

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

/** What in somebody's own time brings on their 1-to-1, instead of a date. */
export const triggerSchema = z.union(
  [
    z.strictObject({ afterStartDays: z.int().min(0).max(mostDaysAfterStart) }),
    z.strictObject({ afterReturn: z.literal(true) }),
  ],
  { error: 'must be { afterStartDays: 30 } or { afterReturn: true }' },
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
