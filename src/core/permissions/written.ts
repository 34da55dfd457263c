import type { Settings } from '../settings/settings.ts';
import type { VisibleTo } from './visible-to.ts';

/** Something that people read, and when it came to be: a 1-to-1, or what was written in one. */
export type Written = { visibleTo?: VisibleTo } & (
  | { writtenAt: Date }
  | { addedAt: Date }
  | { issuedAt: Date }
);

export function writtenAtOf(written: Written): Date {
  if ('writtenAt' in written) return written.writtenAt;
  return 'addedAt' in written ? written.addedAt : written.issuedAt;
}

/**
 * The settings as they are for a 1-to-1 or for something written in it: the template that it came from may have said who
 * besides the two reads the content; and where the company let HR read later on, what was there before stays closed.
 * @param at when it was written; absent for what is being written now
 */
export function settingsFor<T extends Pick<Settings, 'isContentVisibleToHr' | 'hrReadsFrom'>>(
  { visibleTo }: { visibleTo?: VisibleTo },
  settings: T,
  at?: Date,
): T {
  if (visibleTo !== undefined) return { ...settings, isContentVisibleToHr: visibleTo === 'hr' };
  const { hrReadsFrom } = settings;
  const isFromBefore = at !== undefined && hrReadsFrom !== undefined && at < hrReadsFrom;
  return isFromBefore ? { ...settings, isContentVisibleToHr: false } : settings;
}

/** Who reads what hangs on something else, such as a comment: no more people than read either. */
export function narrowerOf(
  left: { visibleTo?: VisibleTo },
  right: { visibleTo?: VisibleTo },
): { visibleTo?: VisibleTo } {
  if (left.visibleTo === 'pair' || right.visibleTo === 'pair') return { visibleTo: 'pair' };
  const { visibleTo } = left.visibleTo === undefined ? left : right;
  return visibleTo === undefined ? {} : { visibleTo };
}
