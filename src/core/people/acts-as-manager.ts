import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import { standInIdOn } from './absences.ts';
import type { Member } from './member.ts';
import type { Organisation } from './organisation.ts';
import { whoManages } from './who-manages.ts';

/** Whether somebody manages a person or, on that day, stands in for whoever does. */
export function actsAsManagerOn(
  organisation: Organisation,
  actorId: string,
  person: Member,
  day: IsoDate,
): boolean {
  const manager = whoManages(organisation, person);
  if (!manager) return false;
  return manager._id === actorId || standInIdOn(manager.absences, day) === actorId;
}

/** The same on any day at all. */
export function everActsAsManager(organisation: Organisation, actorId: string, person: Member): boolean {
  const manager = whoManages(organisation, person);
  if (!manager) return false;
  return manager._id === actorId || manager.absences.some(({ standInId }) => standInId === actorId);
}

/** Themself, and those whom they stand in for at that moment. */
export function managersActedFor({ people }: Organisation, actorId: string, now: Date): string[] {
  const away = [...people.values()].filter(
    ({ absences, timeZone }) =>
      absences.length > 0 && standInIdOn(absences, dayIn(now, timeZone)) === actorId,
  );
  return [actorId, ...away.map(({ _id }) => _id)];
}
