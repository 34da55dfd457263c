import type { Core } from '../../core.ts';
import { OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import type { Person } from '../../people/person.ts';
import { TeamModel } from '../../people/team.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import { dayIn } from '../../time/local-time.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import type { LeftOutReason } from '../left-out-reason.ts';
import { NotIssuedModel } from '../not-issued.ts';

/** Why something passed somebody by, as far as that is theirs to know or to mend. */
const ownReasons = ['missed', 'paused', 'away throughout', 'closed until then', 'no manager'] as const;
type OwnReason = (typeof ownReasons)[number] & LeftOutReason;

/** The newest 1-to-1 of a running cycle that was due for somebody, when they did not get it. */
export interface PassedBy {
  cycleId: string;
  occurrence: number;
  title: string;
  reason: OwnReason;
  /** Whether the template names who reviews. */
  isCoached: boolean;
  /** Whether the cycle waits until somebody resumes it. */
  isPaused: boolean;
}

interface Found {
  cycle: Cycle;
  template: Template;
  newest: Pick<PassedBy, 'occurrence' | 'reason'>;
}

/** What passed this person by and is not over where they live: one question, for it is asked with every hub. */
export async function findPassedBy(core: Core, { _id, timeZone }: Person): Promise<PassedBy[]> {
  const finaliseBy = { $gte: dayIn(core.clock.now(), timeZone) };
  const found = await NotIssuedModel.aggregate<Found>([
    { $match: { personIds: _id, finaliseBy } },
    { $project: { cycleId: 1, occurrence: 1, reason: 1 } },
    { $unionWith: { coll: OneToOneModel.collection.name, pipeline: oneToOnesOf(_id, finaliseBy) } },
    // What was issued has no reason and comes first, should there be a record as well.
    { $sort: { occurrence: -1, reason: 1 } },
    { $group: { _id: '$cycleId', newest: { $first: '$$ROOT' } } },
    { $match: { 'newest.reason': { $in: ownReasons } } },
    ...joining('cycle', CycleModel.collection.name, '_id'),
    { $match: { 'cycle.status': { $in: ['active', 'paused'] } } },
    ...joining('template', TemplateModel.collection.name, 'cycle.templateId'),
    { $sort: { 'template.name': 1, _id: 1 } },
  ]);
  const passedBy = found.map(({ cycle, template, newest: { occurrence, reason } }) => ({
    cycleId: cycle._id,
    occurrence,
    title: template.name,
    reason,
    isCoached: template.reviewerId !== undefined,
    isPaused: cycle.status === 'paused' && cycle.pausedUntil === undefined,
  }));
  const lacksManager = ({ reason, isCoached }: PassedBy) => reason === 'no manager' && !isCoached;
  // Nobody is above whoever leads a team at the top, and they know.
  return passedBy.some(lacksManager) && (await leadsAtTheTop(_id))
    ? passedBy.filter((each) => !lacksManager(each))
    : passedBy;
}

async function leadsAtTheTop(primaryManagerId: string): Promise<boolean> {
  return (await TeamModel.exists({ primaryManagerId, parentId: { $exists: false } })) !== null;
}

/** Those that were issued, and those that stand for an absence. */
function oneToOnesOf(revieweeId: string, finaliseBy: { $gte: string }) {
  const reason = {
    $cond: [{ $eq: ['$status', 'skipped'] }, 'away throughout' satisfies OwnReason, '$$REMOVE'],
  };
  return [{ $match: { revieweeId, finaliseBy } }, { $project: { cycleId: 1, occurrence: 1, reason } }];
}

/** What is gone takes the line with it. */
function joining(as: string, from: string, localField: string) {
  return [{ $lookup: { from, localField, foreignField: '_id', as } }, { $unwind: `$${as}` }];
}
