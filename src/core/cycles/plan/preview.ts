import { isDeepStrictEqual } from 'node:util';
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import { loadOrganisation, type Organisation } from '../../people/organisation.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import { nextOccurrences, occurrencesForLatecomers } from './next-occurrences.ts';
import { type OccurrencePlan, planOccurrence } from './plan-occurrence.ts';
import type { PlannedCycle } from './planner.ts';
import { listRecorded, readRecorded, readSoFar } from './record.ts';

/** Who would get what from whom and when, and who is left out and why: for people and for other programs. */
export interface CyclePreview {
  cycle: string;
  occurrences: OccurrencePreview[];
  /** Of a stored cycle: what was due and was not issued, the newest occurrence first. */
  recorded?: RecordedPreview[];
}

export interface RecordedPreview {
  occurrence: number;
  issueOn: IsoDate;
  finaliseBy: IsoDate;
  leftOut: OccurrencePreview['leftOut'];
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

/** The next occurrences of a cycle that was not started yet, planned just as the sweeps will plan them. */
export function previewCycle(
  cycle: PreviewedCycle,
  template: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
  now: Date,
  count = 1,
): CyclePreview {
  const plans = nextOccurrences(cycle, organisation, now, count).map((occurrence) =>
    planOccurrence(cycle, template, occurrence, organisation, now),
  );
  return toPreview(cycle, plans);
}

function toPreview({ name }: PreviewedCycle, plans: readonly OccurrencePlan[]): CyclePreview {
  return {
    cycle: name,
    occurrences: plans.map(({ occurrence, dates, issues, leftOut }) => ({
      occurrence,
      ...dates,
      issues: issues.map(({ reviewee, reviewer, issueAt, dates: own }) => ({
        reviewee: reviewee.email,
        reviewer: reviewer.email,
        issueAt: issueAt.toISOString(),
        ...(isDeepStrictEqual(own, dates) ? {} : own),
      })),
      leftOut: leftOut.map(({ person, reason }) => ({ person: person.email, reason })),
    })),
  };
}

/**
 * The plans of what comes next of a stored cycle: of what is issued already to everybody but latecomers too, as long as
 * there are any.
 */
export async function planNext(
  cycle: Cycle,
  template: Pick<Template, 'reviewerId'>,
  organisation: Organisation,
  now: Date,
  count = 1,
): Promise<OccurrencePlan[]> {
  const next = nextOccurrences(cycle, organisation, now, count);
  const plans: OccurrencePlan[] = [];
  for (const occurrence of occurrencesForLatecomers(cycle, organisation, now)) {
    if (next.includes(occurrence)) continue;
    const soFar = await readSoFar(cycle._id, occurrence);
    const plan = planOccurrence(cycle, template, occurrence, organisation, now, soFar);
    if (plan.issues.some(({ reviewee }) => !soFar.issued.has(reviewee._id))) plans.push(plan);
  }
  for (const occurrence of next) {
    const mayHaveBegun = cycle.lookedUntilAt !== undefined && !cycle.trigger;
    const soFar = mayHaveBegun ? await readSoFar(cycle._id, occurrence) : undefined;
    plans.push(planOccurrence(cycle, template, occurrence, organisation, now, soFar));
  }
  return plans;
}

/** @throws {AppError} when no cycle has that name */
export async function previewStoredCycle(core: Core, name: string, count = 1): Promise<CyclePreview> {
  const cycle = await CycleModel.findOne({ name }).lean<Cycle>();
  if (!cycle) throw await noSuchCycle(name);
  const template = await TemplateModel.findById(cycle.templateId).lean<Template>();
  if (!template) throw new AppError('not-found', `The template of “${name}” is gone.`);
  const organisation = await loadOrganisation();
  const plans = await planNext(cycle, template, organisation, core.clock.now(), count);
  return { ...toPreview(cycle, plans), recorded: await previewRecorded(cycle, organisation) };
}

async function previewRecorded({ _id }: Cycle, { people }: Organisation): Promise<RecordedPreview[]> {
  const [occurrences, everybody] = await Promise.all([listRecorded(_id), readRecorded(_id)]);
  const leftOut = new Map(occurrences.map((each) => [each.occurrence, [] as RecordedPreview['leftOut']]));
  for (const { personId, occurrence, reason } of everybody) {
    leftOut.get(occurrence)?.push({ person: people.get(personId)?.email ?? personId, reason });
  }
  return occurrences.map(({ occurrence, issueOn, finaliseBy }) => ({
    occurrence,
    issueOn,
    finaliseBy,
    leftOut: (leftOut.get(occurrence) ?? []).sort((left, right) => (left.person < right.person ? -1 : 1)),
  }));
}

async function noSuchCycle(name: string): Promise<AppError> {
  const names = (await CycleModel.find({}, { name: 1 }).sort({ name: 1 }).lean<Pick<Cycle, 'name'>[]>()).map(
    (cycle) => `“${cycle.name}”`,
  );
  const known = names.length === 0 ? 'There are none yet.' : `There are ${names.join(', ')}.`;
  return new AppError('not-found', `There is no cycle called “${name}”. ${known}`);
}
