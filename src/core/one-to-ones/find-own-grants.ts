import type { Core } from '../core.ts';
import type { Person } from '../people/person.ts';
import {
  isStandInByOwnDoing,
  type OwnGrant,
  type TakenOver,
  takenOverBy,
} from '../permissions/own-grants.ts';
import { hasHrRole, type Relation } from '../permissions/permissions.ts';
import { dayIn } from '../time/local-time.ts';
import type { OneToOne } from './one-to-one.ts';
import { type Release, ReleaseModel, releaseId } from './release.ts';

/** What somebody is to a 1-to-1 because they gave themself that, or may have. */
export type OwnGrants = Partial<Record<Relation, OwnGrant>>;

interface Limits {
  oneToOne: OneToOne;
  reviewer?: 'never' | TakenOver;
  hrSince?: Date;
}

/** By 1-to-1, what of this person's rights they gave themself; nothing for nearly everybody, and then nothing is asked for. */
export async function findOwnGrants(
  core: Core,
  actor: Person,
  oneToOnes: readonly OneToOne[],
  people: ReadonlyMap<string, Person>,
): Promise<Map<string, OwnGrants>> {
  const limited = oneToOnes.flatMap((oneToOne) => limitsOf(core, actor, oneToOne, people) ?? []);
  if (limited.length === 0) return new Map();
  const ids = limited.flatMap((limits) => releaseIdsOf(actor, limits));
  const releases = await ReleaseModel.find({ _id: { $in: ids } }).lean<Release[]>();
  const releasedAt = new Map(releases.map((release) => [release._id, release.releasedAt]));
  return new Map(
    limited.map((limits) => {
      const own = releaseIdsOf(actor, limits).flatMap((id) => releasedAt.get(id) ?? []);
      return [limits.oneToOne._id, grantsOf(limits, own[0])];
    }),
  );
}

function limitsOf(
  core: Core,
  actor: Person,
  oneToOne: OneToOne,
  people: ReadonlyMap<string, Person>,
): Limits | undefined {
  if (actor._id === oneToOne.revieweeId) return undefined;
  const hrSince = hasHrRole(actor) ? actor.hrSince : undefined;
  const reviewer = asReviewer(core, actor, oneToOne, people.get(oneToOne.reviewerId));
  if (reviewer === undefined && hrSince === undefined) return undefined;
  return { oneToOne, ...(reviewer && { reviewer }), ...(hrSince && { hrSince }) };
}

function asReviewer(
  core: Core,
  actor: Person,
  oneToOne: OneToOne,
  reviewer: Person | undefined,
): Limits['reviewer'] {
  if (!reviewer) return undefined;
  const today = dayIn(core.clock.now(), reviewer.timeZone);
  return isStandInByOwnDoing(reviewer, actor._id, today) ? 'never' : takenOverBy(oneToOne, actor._id);
}

/** What the reviewee released to whoever took it over, and to this person themself. */
function releaseIdsOf(actor: Person, { oneToOne: { threadId }, reviewer }: Limits): string[] {
  const toIds = typeof reviewer === 'object' ? [reviewer.byId, actor._id] : [actor._id];
  return [...new Set(toIds)].map((toId) => releaseId(threadId, toId));
}

function grantsOf({ reviewer, hrSince }: Limits, releasedAt: Date | undefined): OwnGrants {
  const grant = (readsFrom: OwnGrant['readsFrom'], heldUntil?: Date): OwnGrant => ({
    readsFrom,
    ...(heldUntil && { heldUntil }),
    ...(releasedAt && { releasedAt }),
  });
  const taken = reviewer === 'never' ? undefined : reviewer;
  return {
    ...(reviewer && { reviewer: grant(taken?.at ?? 'never', taken?.heldUntil) }),
    ...(hrSince && { hr: grant(hrSince) }),
  };
}
