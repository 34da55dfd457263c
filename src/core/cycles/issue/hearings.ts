import type { WorkingCalendar } from '../../holidays/working-calendar.ts';
import type { OneToOne } from '../../one-to-ones/one-to-one.ts';
import { calendarOf } from '../../people/calendar-of.ts';
import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import { getSettings } from '../../settings/settings.ts';
import type { Cycle } from '../cycle.ts';
import { nineOn } from '../dates/own-times.ts';
import { heardAt } from './heard-at.ts';

export type HearingCycle = Pick<Cycle, 'issueImmediately' | 'startedAt'>;

/** When somebody who reviews this 1-to-1 hears of it: the same moment whenever it is asked. */
export type HeardAt = (
  oneToOne: Pick<OneToOne, 'revieweeId' | 'issueOn' | 'issuedAt'>,
  personId: string,
) => Date;

/** For the 1-to-1s of one cycle; a hundred thousand of them have few moments between them, so each is worked out once. */
export function hearings(
  { issueImmediately, startedAt }: HearingCycle,
  organisation: Pick<Organisation, 'people' | 'teams' | 'calendars'>,
): () => Promise<HeardAt> {
  const known = new Map<WorkingCalendar, Map<string, Date>>();
  const planned = new Map<string, Date>();
  const plannedIn = (issueOn: OneToOne['issueOn'], timeZone: string): Date => {
    const key = `${issueOn} ${timeZone}`;
    const plannedAt = planned.get(key) ?? nineOn(issueOn, timeZone);
    planned.set(key, plannedAt);
    return plannedAt;
  };
  return async () => {
    const settings = await getSettings();
    return ({ revieweeId, issueOn, issuedAt }, personId) => {
      const hearer: Member | undefined = organisation.people.get(personId);
      if (!hearer) return issuedAt;
      const plannedAt = plannedIn(issueOn, organisation.people.get(revieweeId)?.timeZone ?? hearer.timeZone);
      const isAtOnce =
        issuedAt < plannedAt || (issueImmediately && startedAt !== undefined && plannedAt <= startedAt);
      const calendar = calendarOf(organisation, hearer);
      const { timeZone, preferences } = hearer;
      const quietHours = preferences.quietHours ?? settings.quietHours;
      const ofCalendar = known.get(calendar) ?? new Map<string, Date>();
      known.set(calendar, ofCalendar);
      const key = [timeZone, quietHours.from, quietHours.until, +plannedAt, +issuedAt, isAtOnce].join(' ');
      const at =
        ofCalendar.get(key) ?? heardAt({ plannedAt, issuedAt, isAtOnce }, { timeZone, calendar, quietHours });
      ofCalendar.set(key, at);
      return at;
    };
  };
}
