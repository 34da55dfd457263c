import type { Core } from '../../core.ts';
import { type OneToOne, OneToOneModel, oneToOneId } from '../../one-to-ones/one-to-one.ts';
import { standInIdOn } from '../../people/absences.ts';
import { loadOrganisation, loadOrganisationAround, type Organisation } from '../../people/organisation.ts';
import type { VisibleTo } from '../../permissions/visible-to.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { Cycle } from '../cycle.ts';
import { type PlannedIssue, planOccurrence } from './plan-occurrence.ts';

/** Two people as the next issue of a cycle will bring them together. */
export interface UpcomingPair {
  cycle: Cycle;
  title: string;
  visibleTo?: VisibleTo;
  occurrence: number;
  revieweeId: string;
  reviewerId: string;
  issueOn: IsoDate;
}

/**
 * The pairs of the next occurrence of each running cycle that this person is part of.
 * @param coveredIds whom they stand in for today: what is issued while they still do is theirs too
 */
export async function upcomingPairs(
  core: Core,
  cycles: Cycle[],
  personId: string,
  coveredIds: readonly string[],
): Promise<UpcomingPair[]> {
  if (cycles.length === 0) return [];
  const templates = await TemplateModel.find({
    _id: { $in: cycles.map(({ templateId }) => templateId) },
  }).lean<Template[]>();
  const isCoach = templates.some(({ reviewerId }) => reviewerId === personId);
  const isFar = isCoach || coveredIds.length > 0;
  const organisation = await (isFar ? loadOrganisation() : loadOrganisationAround(personId));
  const now = core.clock.now();
  const isOf = ({ reviewee, reviewer, dates }: PlannedIssue) =>
    reviewee._id === personId ||
    reviewer._id === personId ||
    (coveredIds.includes(reviewer._id) && standInIdOn(reviewer.absences, dates.issueOn) === personId);
  const pairs = cycles.flatMap((cycle) => {
    const template = templates.find(({ _id }) => _id === cycle.templateId);
    if (!template) return [];
    const next = cycle.nextOccurrence;
    const later = cycle.every === undefined ? [] : [next + 1];
    return [next, ...later].flatMap((occurrence) =>
      pairsOf(cycle, template, occurrence, organisation, now, isOf),
    );
  });
  return soonestOfEach(pairs, await issuedAmong(pairs));
}

function pairsOf(
  cycle: Cycle,
  template: Template,
  occurrence: number,
  organisation: Organisation,
  now: Date,
  isOf: (issue: PlannedIssue) => boolean,
): UpcomingPair[] {
  const { issues } = planOccurrence(cycle, template, occurrence, organisation, now);
  return issues.filter(isOf).map(({ occurrence: own, reviewee, reviewer, dates }) => ({
    cycle,
    title: template.name,
    ...(template.visibleTo && { visibleTo: template.visibleTo }),
    occurrence: own,
    revieweeId: reviewee._id,
    reviewerId: reviewer._id,
    issueOn: dates.issueOn,
  }));
}

function idOf({ cycle, occurrence, revieweeId }: UpcomingPair): string {
  return oneToOneId(cycle._id, occurrence, revieweeId);
}

async function issuedAmong(pairs: UpcomingPair[]): Promise<ReadonlySet<string>> {
  const issued = await OneToOneModel.find({ _id: { $in: pairs.map(idOf) } }, { _id: 1 }).lean<
    Pick<OneToOne, '_id'>[]
  >();
  return new Set(issued.map(({ _id }) => _id));
}

/** While an occurrence is being issued around the world, those who have it already look ahead to the next. */
function soonestOfEach(pairs: UpcomingPair[], issued: ReadonlySet<string>): UpcomingPair[] {
  const soonest = new Map<string, UpcomingPair>();
  for (const pair of pairs) {
    const thread = `${pair.cycle._id}:${pair.revieweeId}`;
    if (!issued.has(idOf(pair)) && !soonest.has(thread)) soonest.set(thread, pair);
  }
  return [...soonest.values()];
}
