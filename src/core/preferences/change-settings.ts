import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { lookAtEverybody } from '../cycles/look-at-everybody.ts';
import { noteOwed } from '../cycles/plan/note-owed.ts';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import { whileStill } from '../database/while-still.ts';
import { AppError } from '../errors.ts';
import { withWorkingDays } from '../holidays/working-calendar.ts';
import { loadOrganisation } from '../people/organisation.ts';
import type { Person } from '../people/person.ts';
import { mustBeAdministrator } from '../permissions/permissions.ts';
import { lookAgainForAll } from '../reminders/look-again.ts';
import { remindAtSchema } from '../settings/remind-at-schema.ts';
import {
  agendaEditings,
  type Choices,
  channelDigests,
  defaultSettings,
  getSettings,
  histories,
  type Settings,
  SettingsModel,
} from '../settings/settings.ts';
import { clockTimeSchema } from '../time/clock-time-schema.ts';

const settingsChangeSchema = z.strictObject({
  isContentVisibleToHr: z.boolean(),
  mayManagersAssign: z.boolean(),
  agendaEditing: z.enum(agendaEditings),
  agendaLeadMinutes: z.int().min(0).max(10_080),
  history: z.enum(histories),
  reminders: z.array(z.int().min(-30).max(60)).min(1).max(10),
  remindAt: remindAtSchema,
  workingDays: z.array(z.int().min(0).max(6)).min(1).max(7),
  quietHours: z.strictObject({ from: clockTimeSchema, until: clockTimeSchema }),
  channelDigest: z.enum(channelDigests),
}) satisfies z.ZodType<Choices>;

interface Widening {
  isContentVisibleToHr?: boolean | undefined;
  history?: Choices['history'] | undefined;
}

const movingReminders: ReadonlySet<keyof Choices> = new Set(['remindAt', 'quietHours', 'workingDays']);

/**
 * Changes those of the organisation's settings that are given and differ.
 * @param seen the settings as they were when somebody decided; as they are now without it
 * @returns the names of those that changed; undefined when any was changed since then
 * @throws {AppError} for anybody but admins and owners, and for values that no setting takes
 */
export async function changeSettings(
  core: Core,
  actor: Person,
  changes: unknown,
  seen?: Settings,
): Promise<string[] | undefined> {
  mustBeAdministrator(actor);
  const read = settingsChangeSchema.partial().safeParse(changes);
  if (!read.success) throw new AppError('invalid', z.prettifyError(read.error));
  const before = seen ?? (await getSettings());
  const changed = (Object.keys(read.data) as (keyof Choices)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(read.data[name]),
  );
  if (changed.length === 0) return [];
  const $set = {
    ...Object.fromEntries(changed.map((name) => [name, read.data[name]])),
    ...widenedFrom(before, read.data, core.clock.now()),
  };
  if (changed.includes('workingDays')) await noteMoves(core, read.data.workingDays ?? before.workingDays);
  if (!(await isStored(before, $set))) return undefined;
  if (changed.includes('workingDays')) await lookAtEverybody(core);
  if (changed.some((name) => movingReminders.has(name))) await lookAgainForAll(core);
  for (const name of changed) {
    const detail = `${name}: ${JSON.stringify(before[name])} → ${JSON.stringify(read.data[name])}`;
    await record(core, actor, 'setting.changed', { detail });
  }
  return changed;
}

async function noteMoves(core: Core, workingDays: readonly number[]): Promise<void> {
  const before = await loadOrganisation();
  await noteOwed(core, before, { ...before, calendars: withWorkingDays(before.calendars, workingDays) });
}

/** Whoever reads more from now on reads what is written from now on. */
function widenedFrom(before: Settings, changes: Widening, now: Date): Partial<Settings> {
  const isWiderForHr = changes.isContentVisibleToHr === true && !before.isContentVisibleToHr;
  const isWiderForLater = changes.history === 'always' && before.history !== 'always';
  return { ...(isWiderForHr && { hrReadsFrom: now }), ...(isWiderForLater && { historyReadsFrom: now }) };
}

/** A setting that was never changed is not stored: it is still as Tandem has it. */
async function isStored(before: Settings, $set: object): Promise<boolean> {
  const $and = (Object.keys(defaultSettings) as (keyof Choices)[]).map((name) => {
    const stored = whileStill(before, name);
    const isUntouched = isDeepStrictEqual(before[name], defaultSettings[name]);
    return isUntouched ? { $or: [stored, { [name]: { $exists: false } }] } : stored;
  });
  try {
    await SettingsModel.updateOne({ _id: 'organisation', $and }, { $set }, { upsert: true });
    return true;
  } catch (error) {
    // There are settings, and not those: what would be inserted is there already.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
