import { isDeepStrictEqual } from 'node:util';
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import { loadOrganisation, type Organisation } from '../../people/organisation.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import { findDueOccurrence, firstOccurrenceFrom } from '../dates/occurrences.ts';
import { findIssuedTo, leaveOutLatecomers } from './latecomers.ts';
import { type OccurrencePlan, type PlannedCycle, planOccurrence } from './plan-occurrence.ts';

/** Who would get what from whom and when, and who is left out and why: for people and for other programs. */
export interface CyclePreview {
  cycle: string;
  occurrences: OccurrencePreview[];
}

export interface OccurrencePreview {
  occurrence: number;
  issueOn: IsoDate;
  revieweeBy: IsoDate;
  reviewerBy: IsoDate;
  finaliseBy: IsoDate;
  /** People by e-mail, moments in ISO 8601 with milliseconds, in UTC; with the dates where holidays move them. */
  issues: ({ reviewee: string; reviewer: string; issueAt: string } & Partial<OccurrenceDates>)[];
  leftOut: { person: string; reason: string }[];
}

/** A cycle that is stored, or one that still stands in a file. */
export type PreviewedCycle = PlannedCycle & Pick<Cycle, 'name'> & Partial<Cycle>;

/** The next occurrences that are not issued yet, planned just as the sweep will plan them. */
export function previewCycle(
  cycle: PreviewedCycle,
  template: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
  now: Date,
  count = 1,
  issuedTo?: ReadonlySet<string>,
): CyclePreview {
  return {
    cycle: cycle.name,
    occurrences: planNext(cycle, template, organisation, now, count, issuedTo).map(
      ({ occurrence, dates, issues, leftOut }) => ({
        occurrence,
        ...dates,
        issues: issues.map(({ reviewee, reviewer, issueAt, dates: own }) => ({
          reviewee: reviewee.email,
          reviewer: reviewer.email,
          issueAt: issueAt.toISOString(),
          ...(isDeepStrictEqual(own, dates) ? {} : own),
        })),
        leftOut: leftOut.map(({ person, reason }) => ({ person: person.email, reason })),
      }),
    ),
  };
}

/**
 * The plans of the next occurrences that are not issued yet.
 * @param issuedTo the reviewees who have the one that is being issued: others who are late for it are left out
 */
export function planNext(
  cycle: PreviewedCycle,
  template: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
  now: Date,
  count = 1,
  issuedTo?: ReadonlySet<string>,
): OccurrencePlan[] {
  return nextOccurrencesOf(cycle, now, count, organisation).map((occurrence) => {
    const plan = planOccurrence(cycle, template, occurrence, organisation, now);
    return issuedTo ? leaveOutLatecomers(cycle, plan, issuedTo, now) : plan;
  });
}

function nextOccurrencesOf(
  cycle: PreviewedCycle,
  now: Date,
  count: number,
  { calendars }: Organisation,
): number[] {
  if (cycle.status === 'ended' || cycle.status === 'archived') return [];
  const isStarted = cycle.startedAt !== undefined;
  const next = isStarted
    ? findDueOccurrence({ ...cycle, nextOccurrence: cycle.nextOccurrence ?? 0 }, now, calendars)
        .nextOccurrence
    : firstOccurrenceFrom(cycle, now, calendars);
  if (next === undefined || (cycle.every === undefined && next > 0)) return [];
  return Array.from({ length: cycle.every === undefined ? 1 : count }, (_, index) => next + index);
}

/** @throws {AppError} when no cycle has that name */
export async function previewStoredCycle(core: Core, name: string, count = 1): Promise<CyclePreview> {
  const cycle = await CycleModel.findOne({ name }).lean<Cycle>();
  if (!cycle) throw await noSuchCycle(name);
  const template = await TemplateModel.findById(cycle.templateId).lean<Template>();
  if (!template) throw new AppError('not-found', `The template of “${name}” is gone.`);
  const [organisation, issuedTo] = await Promise.all([loadOrganisation(), findIssuedTo(cycle)]);
  return previewCycle(cycle, template, organisation, core.clock.now(), count, issuedTo);
}

async function noSuchCycle(name: string): Promise<AppError> {
  const names = (await CycleModel.find({}, { name: 1 }).sort({ name: 1 }).lean<Pick<Cycle, 'name'>[]>()).map(
    (cycle) => `“${cycle.name}”`,
  );
  const known = names.length === 0 ? 'There are none yet.' : `There are ${names.join(', ')}.`;
  return new AppError('not-found', `There is no cycle called “${name}”. ${known}`);
}
