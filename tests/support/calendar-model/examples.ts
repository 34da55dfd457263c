import type { CalendarModel } from './calendar-model.ts';
import type { ModelCompany, ModelPerson } from './company.ts';
import type { Day } from './days.ts';
import type { ModelCycle } from './occurrences.ts';

export const boss: ModelPerson = { email: 'boss', zone: 'Europe/London' };

/** Everybody but the boss is in a team that is called like their zone, of which they are the only one. */
export function companyOf(zones: Record<string, string>, holidays: Record<string, Day[]> = {}): ModelCompany {
  const emails = Object.keys(zones);
  return {
    people: [boss, ...emails.map((email) => ({ email, zone: zones[email] ?? 'UTC', team: email }))],
    teams: emails.map((name) => ({ name, manager: 'boss', ...(holidays[name] && { calendar: name }) })),
    calendars: holidays,
  };
}

export const weekly: ModelCycle = {
  dates: ['2026-12-17', '2026-12-18', '2026-12-21', '2026-12-22'],
  every: { weeks: 1 },
  recipients: { company: true },
};

export const london = 'Europe/London';
export const newYork = 'America/New_York';
export const losAngeles = 'America/Los_Angeles';

export function swept(model: CalendarModel, ...moments: string[]): CalendarModel {
  for (const moment of moments) model.sweep(moment);
  return model;
}

/** Without the boss, of whom nobody is the manager. */
export function issuedIn({ issued }: CalendarModel): string[] {
  return issued.map(({ occurrence, reviewee, at }) => `${occurrence} ${reviewee} ${at.slice(0, 16)}`);
}

export function recordedIn({ recorded }: CalendarModel): string[] {
  return recorded
    .filter(({ person }) => person !== 'boss')
    .map(({ occurrence, person, reason }) => `${occurrence} ${person} ${reason}`);
}
