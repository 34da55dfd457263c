import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { type Person, PersonModel, platforms } from '../people/person.ts';
import { lookAgainFor } from '../reminders/look-again.ts';
import { clockTimeSchema } from '../time/clock-time-schema.ts';

export const longestLead = 30;
const leadSentence = `Please give a whole number of days from 1 to ${longestLead}.`;
const bothSentence = 'Please give both times, or neither for the company’s quiet hours.';

/** What a person fills in; what is left empty is as the company has it. */
export const preferencesInputSchema = z
  .object({
    platform: z.enum(platforms, { error: 'Please choose one.' }).optional(),
    quietFrom: clockTimeSchema.optional(),
    quietUntil: clockTimeSchema.optional(),
    leadDays: z.coerce
      .number({ error: leadSentence })
      .int(leadSentence)
      .min(1, leadSentence)
      .max(longestLead, leadSentence)
      .optional(),
  })
  .superRefine(({ quietFrom, quietUntil }, context) => {
    if ((quietFrom === undefined) !== (quietUntil === undefined)) {
      const path = [quietFrom === undefined ? 'quietFrom' : 'quietUntil'];
      context.addIssue({ code: 'custom', path, message: bothSentence });
    } else if (quietFrom !== undefined && quietFrom === quietUntil) {
      const message = 'Quiet hours end at another time than they begin.';
      context.addIssue({ code: 'custom', path: ['quietUntil'], message });
    }
  });

export type PreferencesInput = z.infer<typeof preferencesInputSchema>;

/**
 * Stores somebody's own preferences. A platform counts only for who has an account on both.
 * @returns false when they were changed since this person was loaded
 */
export async function changePreferences(
  core: Core,
  actor: Person,
  input: PreferencesInput,
): Promise<boolean> {
  const { platform, quietFrom, quietUntil, leadDays } = input;
  const quietHours = quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : undefined;
  const wanted = {
    ...(hasBothPlatforms(actor) && { platform }),
    quietHours,
    reminderLeadDays: leadDays,
  };
  const entries = Object.entries(wanted);
  const pathed = (isSet: boolean) =>
    Object.fromEntries(
      entries
        .filter(([, value]) => (value !== undefined) === isSet)
        .map(([name, value]) => [`preferences.${name}`, isSet ? value : 1]),
    );
  const { matchedCount } = await PersonModel.updateOne(
    { _id: actor._id, ...whileStill(actor, ...preferencePaths) },
    { $set: pathed(true), $unset: pathed(false) },
  );
  if (matchedCount === 0) return false;
  await lookAgainFor(core, [actor._id]);
  await record(core, actor, 'preferences.changed', { personId: actor._id });
  return true;
}

const preferencePaths = ['platform', 'quietHours', 'reminderLeadDays'].map((name) => `preferences.${name}`);

export function hasBothPlatforms({ slack, teams }: Person): boolean {
  return slack !== undefined && teams !== undefined;
}
