import type { Core } from '../../core.ts';
import { type OneToOne, OneToOneModel, oneToOneId } from '../../one-to-ones/one-to-one.ts';
import { standInIdOn } from '../../people/absences.ts';
import type { Member } from '../../people/member.ts';
import { loadOrganisation, loadOrganisationAround, type Organisation } from '../../people/organisation.ts';
import type { VisibleTo } from '../../permissions/visible-to.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import type { OwnOccurrence } from '../dates/own-times.ts';
import { type Planner, plannerOf } from './planner.ts';

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
  const isOf = (reviewee: Member, reviewer: Member, { dates }: OwnOccurrence) =>
    reviewee._id === personId ||
    reviewer._id === personId ||
    (coveredIds.includes(reviewer._id) && standInIdOn(reviewer.absences, dates.issueOn) === personId);
  const pairs = cycles.flatMap((cycle) => {
    const template = templates.find(({ _id }) => _id === cycle.templateId);
    if (!template) return [];
    return pairsOf(cycle, template, organisation, now, isOf);
  });
  return soonestOfEach(pairs, await issuedAmong(pairs));
}

function pairsOf(
  cycle: Cycle,
  template: Template,
  organisation: Organisation,
  now: Date,
  isOf: (reviewee: Member, reviewer: Member, own: OwnOccurrence) => boolean,
): UpcomingPair[] {
  const planner = plannerOf(cycle, template, organisation, now);
  return [...organisation.people.values()].flatMap((reviewee) => {
    const standing = planner.standingOf(reviewee);
    if (!standing || 'reason' in standing) return [];
    const { reviewer } = standing;
    const own = comingTo(reviewee, cycle, planner, now).filter((each) => isOf(reviewee, reviewer, each));
    return own.map(({ occurrence, dates }) => ({
      cycle,
      title: template.name,
      ...(template.visibleTo && { visibleTo: template.visibleTo }),
      occurrence,
      revieweeId: reviewee._id,
      reviewerId: reviewer._id,
      issueOn: dates.issueOn,
    }));
  });
}

/** A cycle that is paused or closed for longer than that has nothing to prepare for. */
const mostPassedOver = 60;

/** What of a cycle may come next to somebody: the first of it that they do not have, that is. */
function comingTo(person: Member, cycle: Cycle, planner: Planner, now: Date): OwnOccurrence[] {
  const isComing = (own: OwnOccurrence) =>
    !planner.isOver(person, own) && planner.against(person, own) === undefined;
  if (cycle.trigger) {
    const occasions = planner.occasionsOf(person);
    return typeof occasions === 'string' ? [] : occasions.filter(isComing);
  }
  const { lookedUntilAt: since } = cycle;
  const times = planner.timesOf(person);
  const before = since && times.newestBy(since);
  const coming = before?.issueDay === dayIn(now, person.timeZone) ? [before] : [];
  let own = times.nextAfter(since);
  for (let passed = 0; own && passed < mostPassedOver; passed += 1) {
    if (isComing(own)) return [...coming, own];
    own = times.at(own.occurrence + 1);
  }
  return coming;
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
