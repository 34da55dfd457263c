import { type Cycle, notBegun } from '../core/cycles/cycle.ts';
import type { SeenCycle } from '../core/cycles/load-cycle.ts';
import type { OccurrencePlan } from '../core/cycles/plan/plan-occurrence.ts';
import type { RecordedOccurrence } from '../core/cycles/plan/record.ts';
import type { Person } from '../core/people/person.ts';
import type { Template } from '../core/templates/template.ts';
import { addDays } from '../core/time/calendar.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { reasonsByWeight } from '../core/views/left-out-words.ts';
import { hanna, mei, tomasz } from './example-data.ts';

const dates = {
  firstIssueOn: isoDate('2026-12-16'),
  revieweeBy: isoDate('2026-12-18'),
  reviewerBy: isoDate('2026-12-21'),
  finaliseBy: isoDate('2026-12-23'),
};

export const draft: Cycle = {
  _id: 'engineering-weekly',
  name: 'Engineering <weekly> & *friends*',
  templateId: 'weekly',
  recipients: {
    company: false,
    personIds: [mei._id, tomasz._id, 'gone'],
    teams: [
      { teamId: 'engineering', includeSubTeams: true, primaryOnly: true },
      { teamId: 'sales', includeSubTeams: false, primaryOnly: false },
    ],
  },
  dates,
  every: { weeks: 1 },
  timeZone: 'Europe/London',
  issueImmediately: false,
  nonWorkingDays: 'next',
  skipWhenAway: true,
  status: 'draft',
  creatorId: hanna._id,
  ...notBegun,
};

export const running: Cycle = {
  ...draft,
  status: 'active',
  startedAt: new Date('2026-12-01T09:00:00Z'),
  firstIssuedAt: new Date('2026-12-16T09:00:00Z'),
};

const everyReason = Object.fromEntries(reasonsByWeight.map((reason) => [reason, 1]));
export const recorded: RecordedOccurrence[] = [
  { missed: 12, 'no manager': 1 },
  { paused: 31, excluded: 2, inactive: 1 },
  { excluded: 2, inactive: 1 },
  everyReason,
  ...Array.from({ length: 20 }, () => ({ 'away throughout': 2, 'closed until then': 3 })),
].map((counts, index) => ({
  occurrence: 30 - index,
  issueOn: addDays(isoDate('2026-12-23'), -7 * index),
  finaliseBy: addDays(isoDate('2026-12-30'), -7 * index),
  counts,
}));

export const excepting: Cycle = {
  ...running,
  recipients: {
    ...draft.recipients,
    except: {
      personIds: [mei._id, ...Array.from({ length: 20 }, () => 'gone')],
      teams: [{ teamId: 'sales', includeSubTeams: true }],
    },
  },
};

const { every: _, ...once } = draft;
export const probation: Cycle = { ...once, status: 'active', trigger: { afterStartDays: [30, 60, 90] } };

export const template: Template = {
  _id: 'weekly',
  name: 'Weekly 1-to-1',
  questionSetIds: [],
  panels: [],
  carryForward: { answers: true, agendaPoints: true, actionPoints: true },
  agendaPoints: [],
  reminders: [-2, 0, 1, 7],
};

export const names = {
  people: new Map([mei, tomasz].map((person) => [person._id, person])),
  teams: new Map([
    ['engineering', { name: 'Engineering' }],
    ['sales', { name: 'Sales' }],
  ]),
};

const { firstIssueOn: issueOn, ...deadlines } = dates;

export const plan: OccurrencePlan = {
  occurrence: 0,
  dates: { issueOn, ...deadlines },
  issues: Array.from({ length: 40 }, () => ({
    occurrence: 0,
    reviewee: mei,
    reviewer: tomasz,
    dates: { issueOn, ...deadlines, finaliseBy: isoDate('2026-12-28') },
    issueAt: new Date('2026-12-16T09:00:00Z'),
    issueDay: issueOn,
  })),
  leftOut: [
    { person: tomasz, reason: 'no manager' },
    ...Array.from({ length: 22 }, () => ({ person: hanna, reason: 'away throughout' as const })),
  ],
};

export function seen(cycle: Cycle, actor: Person = hanna): SeenCycle {
  return { cycle, template, actor, scope: 'everybody' };
}
