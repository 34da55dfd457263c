import type { Cycle, CycleStatus, ExceptedTeam, TeamRecipient } from '../cycles/cycle.ts';
import type { CycleDates } from '../cycles/cycle-dates.ts';
import type { Trigger } from '../cycles/cycle-input.ts';
import { daysAfterStartOf } from '../cycles/dates/triggers.ts';
import type { LeftOutReason } from '../cycles/left-out-reason.ts';
import { daysBetween } from '../time/calendar.ts';
import { formatDay } from '../time/format-day.ts';
import type { IsoDate } from '../time/iso-date.ts';

const units: Record<string, string> = { weeks: 'week', months: 'month', quarters: 'quarter', years: 'year' };

/** "every week", "every 2 months", "once", "30 days after somebody's start date". */
export function recurrenceInWords({ every, trigger }: Pick<Cycle, 'every' | 'trigger'>): string {
  if (trigger) return triggerInWords(trigger);
  if (every === undefined) return 'once';
  const [unit = '', count] = Object.entries(every)[0] ?? [];
  return count === 1 ? `every ${units[unit]}` : `every ${count} ${unit}`;
}

function triggerInWords(trigger: Trigger): string {
  if ('afterReturn' in trigger) return 'when somebody returns from an absence';
  const days = daysAfterStartOf(trigger).map(String);
  return `${listed(days)} ${days.join() === '1' ? 'day' : 'days'} after somebody's start date`;
}

/** How far the other dates are from somebody's own day. */
export function triggeredDatesInWords(dates: CycleDates, day: (of: IsoDate) => string): string {
  const after = (of: IsoDate) => {
    const days = daysBetween(dates.firstIssueOn, of);
    return days === 0 ? 'the same day' : days === 1 ? 'a day later' : `${days} days later`;
  };
  return `for days from ${day(dates.firstIssueOn)} on; reviewee ${after(dates.revieweeBy)}, reviewer ${after(dates.reviewerBy)}, finalise ${after(dates.finaliseBy)}`;
}

const statuses: Record<CycleStatus, string> = {
  draft: 'draft',
  active: 'running',
  paused: 'paused',
  ended: 'ended',
  archived: 'archived',
};

export function statusInWords(cycle: Pick<Cycle, 'status' | 'pausedUntil'>, locale: string): string {
  const { status, pausedUntil } = cycle;
  if (status !== 'paused' || !pausedUntil) return statuses[status];
  return `paused until ${dayWithYear(pausedUntil, locale)}`;
}

/** `Wed 23 Dec 2026`: what is planned may be years ahead. */
export function dayWithYear(day: IsoDate, locale: string): string {
  return `${formatDay(day, locale)} ${day.slice(0, 4)}`;
}

/** Why somebody gets nothing, for whoever manages the cycle. */
export const leftOutInWords: Record<LeftOutReason, string> = {
  inactive: 'no longer active',
  excluded: 'is left out of this cycle',
  "not the creator's report": 'does not report to whoever made this cycle',
  'is the reviewer': 'is the reviewer of this template',
  'no manager': 'has no manager',
  'no start date': 'has no start date',
  'start date has passed': 'their day was before this cycle, or is over',
  'no return ahead': 'no absence that they would return from',
  'closed until then': 'days off until the next one comes',
  paused: 'the cycle was paused on their issue date',
  'away throughout': 'away the whole time',
  missed: 'it was over before it could be issued',
};

/** Names for recipients, by id. */
export interface RecipientNames {
  people: ReadonlyMap<string, { name: string; email: string }>;
  teams: ReadonlyMap<string, { name: string }>;
}

const mostNamed = 8;

/** "Engineering with the teams below it, Mei Tan and Kofi Mensah, but not Sales". */
export function recipientsInWords(
  cycle: Pick<Cycle, 'recipients' | 'onlyReportsOf'>,
  names: RecipientNames,
): string {
  const { company, except, ...named } = cycle.recipients;
  const all = [...(company ? [companyInWords(cycle)] : []), ...namesOf(named, names)];
  if (all.length === 0) return 'nobody yet';
  return except ? `${firstOf(all)}, but not ${firstOf(namesOf(except, names))}` : firstOf(all);
}

function namesOf(
  named: { personIds: string[]; teams: Parameters<typeof teamInWords>[0][] },
  { people, teams }: RecipientNames,
): string[] {
  return [
    ...named.teams.map((team) => teamInWords(team, teams.get(team.teamId)?.name)),
    ...named.personIds.map((id) => people.get(id)?.name ?? 'somebody who is gone'),
  ];
}

function firstOf(words: readonly string[]): string {
  const more = words.length - mostNamed;
  return listed(more > 0 ? [...words.slice(0, mostNamed), `${more} more`] : words);
}

/** "30, 60 and 90". */
function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}

export function companyInWords({ onlyReportsOf }: Pick<Cycle, 'onlyReportsOf'>): string {
  return onlyReportsOf === undefined ? 'the whole company' : 'everybody who reports to whoever made it';
}

export function teamInWords(
  { includeSubTeams, primaryOnly = true }: ExceptedTeam & Partial<TeamRecipient>,
  name = 'a team that is gone',
): string {
  return [
    name,
    includeSubTeams && 'with the teams below it',
    !primaryOnly && '(also people whose primary team is another)',
  ]
    .filter(Boolean)
    .join(' ');
}
