import { z } from 'zod';
import { roles } from '../people/person.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import { timeZoneSchema } from '../time/time-zone.ts';
import { booleanCell, emailCell, listCell, textCell } from './cells.ts';

export const peopleColumns = [
  'email',
  'name',
  'time_zone',
  'locale',
  'role',
  'primary_team',
  'other_teams',
  'override_manager',
  'start_date',
  'active',
  'slack_user_id',
  'teams_aad_object_id',
] as const;

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

export const peopleRowSchema = z.object({
  email: emailCell,
  name: textCell,
  time_zone: timeZoneSchema,
  locale: z.string().refine(isLocale, 'is not a locale like en-GB').default('en-GB'),
  role: z.enum(roles, `must be one of ${roles.join(', ')}`).default('member'),
  primary_team: textCell.optional(),
  other_teams: listCell(textCell),
  override_manager: emailCell.optional(),
  start_date: isoDateSchema.optional(),
  active: booleanCell.default(true),
  slack_user_id: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/, 'is not a Slack user id like U012AB3CD')
    .optional(),
  teams_aad_object_id: z
    .guid('is not an object id like 8f9a4c1e-0000-4000-8000-000000000001')
    .toLowerCase()
    .optional(),
});

export type PeopleRow = z.infer<typeof peopleRowSchema>;
