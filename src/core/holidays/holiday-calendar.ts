import mongoose from 'mongoose';
import { z } from 'zod';
import { oneLine } from '../forms/shown-text.ts';
import { newId } from '../new-id.ts';
import { type IsoDate, isoDateSchema } from '../time/iso-date.ts';

/** A holiday calendar as it stands in a file: it names the teams that it is for. */
export const holidayCalendarInputSchema = z.strictObject({
  name: oneLine(80),
  days: z.array(isoDateSchema).max(3000),
  /** When given, exactly these teams have it. */
  teams: z.array(oneLine(300)).optional(),
});

/** Days off that people share: teams name theirs, and teams below a team have its calendar unless they name another. */
export interface HolidayCalendar {
  _id: string;
  name: string;
  /** Sorted, each once. */
  days: IsoDate[];
}

const holidayCalendarSchema = new mongoose.Schema<HolidayCalendar>(
  {
    _id: { type: String, default: newId },
    name: { type: String, required: true },
    days: { type: [String], required: true },
  },
  { collection: 'holidayCalendars', versionKey: false },
);

holidayCalendarSchema.index({ name: 1 }, { unique: true });

export const HolidayCalendarModel = mongoose.model<HolidayCalendar>('HolidayCalendar', holidayCalendarSchema);
