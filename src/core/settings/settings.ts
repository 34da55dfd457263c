import mongoose from 'mongoose';

/** The organisation's own choices; one document that holds what was ever changed. */
export interface Settings extends Choices {
  /** When HR was last let read after they were not: what is older stays closed to them. */
  hrReadsFrom?: Date;
  /** When `history` last became `always`: what was issued before is read by release. */
  historyReadsFrom?: Date;
}

/** What an administrator chooses. */
export interface Choices {
  /** Whether HR, admins and owners may read shared answers, points and public notes. */
  isContentVisibleToHr: boolean;
  /** Whether managers may set up cycles for the people who report to them. */
  mayManagersAssign: boolean;
  /** Whether an agenda point that was issued can be edited, with its earlier texts shown. */
  agendaEditing: (typeof agendaEditings)[number];
  /** How long before a meeting both get the agenda. */
  agendaLeadMinutes: number;
  /** What a new reviewer may read of the 1-to-1s that somebody else reviewed before. */
  history: (typeof histories)[number];
  /** The reminder plan of a new template, in days from the deadline. */
  reminders: number[];
  /** The time of day of a reminder, where its reader lives. */
  remindAt: string;
  /** 0 is Sunday, 6 Saturday. */
  workingDays: number[];
  /** For everybody who chose none of their own. */
  quietHours: QuietHours;
  /** What the post in a team's channel shows about who is still to act. */
  channelDigest: (typeof channelDigests)[number];
}

/** No reminders from one time of day to another, over midnight when the second is the earlier one; local `HH:MM`. */
export interface QuietHours {
  from: string;
  until: string;
}

export const agendaEditings = ['never', 'withHistory'] as const;
export const histories = ['always', 'withConsent', 'never'] as const;
export const channelDigests = ['names', 'numbers'] as const;

const companySettingsSchema = new mongoose.Schema<Settings & { _id: string }>(
  {
    _id: { type: String, default: 'organisation' },
    isContentVisibleToHr: Boolean,
    hrReadsFrom: Date,
    mayManagersAssign: Boolean,
    agendaEditing: { type: String, enum: agendaEditings },
    agendaLeadMinutes: Number,
    history: { type: String, enum: histories },
    historyReadsFrom: Date,
    reminders: { type: [Number], default: undefined },
    remindAt: String,
    workingDays: { type: [Number], default: undefined },
    quietHours: {
      type: new mongoose.Schema<QuietHours>({ from: String, until: String }, { _id: false }),
      default: undefined,
    },
    channelDigest: { type: String, enum: channelDigests },
  },
  { collection: 'settings', versionKey: false },
);

export const SettingsModel = mongoose.model('Settings', companySettingsSchema);

export const defaultSettings: Choices = {
  isContentVisibleToHr: true,
  mayManagersAssign: true,
  agendaEditing: 'never',
  agendaLeadMinutes: 60,
  history: 'always',
  reminders: [-2, 0, 1, 7],
  remindAt: '09:00',
  workingDays: [1, 2, 3, 4, 5],
  quietHours: { from: '18:00', until: '08:00' },
  channelDigest: 'numbers',
};

export async function getSettings(): Promise<Settings> {
  const stored = await SettingsModel.findById('organisation').lean<Settings>();
  return { ...defaultSettings, ...stored };
}
