import { SettingsModel } from '../../src/core/settings/settings.ts';
import { timeOfDayIn } from '../../src/core/time/local-time.ts';

/** A zone in which it is between nine and ten in the morning, when people are reminded; there is one at any moment. */
export function zoneInTheMorning(now: Date): string {
  const ahead = (33 - now.getUTCHours()) % 24;
  // The signs of these names are the wrong way round.
  return ahead <= 14 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
}

/** Whatever day of the week it is, it is one on which people are reminded. */
export async function workEveryDay(): Promise<void> {
  await SettingsModel.updateOne(
    { _id: 'organisation' },
    { $set: { workingDays: [0, 1, 2, 3, 4, 5, 6] } },
    { upsert: true },
  );
}

/** For whoever is not to be reminded before that moment, to the minute. */
export function quietUntil(moment: Date, timeZone: string): { from: string; until: string } {
  return { from: '22:00', until: timeOfDayIn(moment, timeZone) };
}
