import mongoose from 'mongoose';

/** The organisation's own choices; one document. */
export interface Settings {
  /** Whether HR, admins and owners may read shared answers, points and public notes. */
  isContentVisibleToHr: boolean;
}

const settingsSchema = new mongoose.Schema<Settings & { _id: string }>(
  { _id: { type: String, default: 'organisation' }, isContentVisibleToHr: { type: Boolean, default: true } },
  { collection: 'settings', versionKey: false },
);

export const SettingsModel = mongoose.model('Settings', settingsSchema);

const defaults: Settings = { isContentVisibleToHr: true };

export async function getSettings(): Promise<Settings> {
  const stored = await SettingsModel.findById('organisation').lean<Settings>();
  return { ...defaults, ...stored };
}
