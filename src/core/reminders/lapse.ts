import type { AuditEntry } from '../audit/audit-entry.ts';
import { addEntries } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { markHomes } from '../homes/mark-homes.ts';
import { lapsesFrom } from '../one-to-ones/lapses-from.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { wasIssued } from '../one-to-ones/status.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import { standInIdOn } from '../people/absences.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { dayIn } from '../time/local-time.ts';

/** Of somebody, what decides when a 1-to-1 of theirs lapses and who reads of it. */
export type Living = Pick<Person, '_id' | 'timeZone' | 'absences'>;
type People = ReadonlyMap<string, Living>;

/** A 1-to-1 that takes the place of those before it. */
export type Next = Pick<OneToOne, 'cycleId' | 'occurrence' | 'revieweeId'>;

const fields = {
  cycleId: 1,
  threadId: 1,
  occurrence: 1,
  revieweeId: 1,
  reviewerId: 1,
  status: 1,
  isRecurring: 1,
  staysOpen: 1,
  finaliseBy: 1,
  lapsedAt: 1,
} as const;

export type MayLapse = Pick<OneToOne, '_id' | keyof typeof fields>;

/** Else all that is open may be gone through for each batch. */
const byId = { hint: { _id: 1 } } as const;
const byReviewee = { revieweeId: 1, status: 1, finaliseBy: 1 } as const;

/** What is open of the threads that these 1-to-1s of one cycle go on, from before them. */
export async function findEarlierOpen(next: readonly Next[]): Promise<MayLapse[]> {
  return findEarlier(next, { status: 'open' });
}

/** What of such threads lapsed since a moment; perhaps nobody has made it known. */
async function findEarlierLapsed(next: readonly Next[], since: Date): Promise<MayLapse[]> {
  return findEarlier(next, { status: 'lapsed', lapsedAt: { $gte: since } });
}

async function findEarlier(next: readonly Next[], which: object): Promise<MayLapse[]> {
  const [first] = next;
  if (!first) return [];
  const occurrences = new Map(next.map(({ revieweeId, occurrence }) => [revieweeId, occurrence]));
  const found = await OneToOneModel.find(
    { revieweeId: { $in: [...occurrences.keys()] }, cycleId: first.cycleId, ...which },
    fields,
  )
    // Few are open of one person; their threads hold years of what is not.
    .hint(byReviewee)
    .lean<MayLapse[]>();
  return found.filter(({ revieweeId, occurrence }) => occurrence < (occurrences.get(revieweeId) ?? 0));
}

/**
 * After the next ones of their threads were stored: those lapse whose finalise-by day is over where both live. At the
 * others the sweep that reminds looks as soon as it is.
 * @param known people who need not be looked for
 */
export async function lapseOrLookLater(
  core: Core,
  earlier: readonly MayLapse[],
  known: readonly Living[] = [],
): Promise<void> {
  if (earlier.length === 0) return;
  const now = core.clock.now();
  const people = await withMissing(earlier, known);
  const over: MayLapse[] = [];
  const later = new Map<number, string[]>();
  for (const one of earlier) {
    const from = lapsesFrom(one, zonesOf(one, people));
    if (!from) continue;
    if (from <= now) over.push(one);
    else later.set(from.getTime(), [...(later.get(from.getTime()) ?? []), one._id]);
  }
  // The Home tabs of those who have the next ones are drawn anew in any case.
  await lapse(core, over, people, new Set(known.map(({ _id }) => _id)));
  for (const [from, ids] of later) {
    await OneToOneModel.updateMany(
      { _id: { $in: ids }, status: 'open' },
      { $min: { remindAt: new Date(from) } },
      byId,
    );
  }
}

/** Does again what a sweep that was cut short since then may not have come to. */
export async function lapseLeftBehind(core: Core, next: readonly Next[], since: Date): Promise<void> {
  await lapseOrLookLater(core, await findEarlierOpen(next));
  const lapsed = await findEarlierLapsed(next, since);
  await makeKnown(core, lapsed, await withMissing(lapsed, []));
}

/**
 * Of 1-to-1s that are being looked at, lapses those whose time has come: it is over for both, and the next one is there.
 * @returns them all, as they are then
 */
export async function lapseDue<T extends MayLapse>(
  core: Core,
  looked: readonly T[],
  people: People,
): Promise<T[]> {
  const now = core.clock.now();
  const over = looked.filter((one) => {
    const from = lapsesFrom(one, zonesOf(one, people));
    return from !== undefined && from <= now;
  });
  const due = await withNext(over);
  await lapse(core, due, people);
  // One that lapsed and is looked at may have been left by a sweep that was cut short.
  await makeKnown(
    core,
    looked.filter(({ status, lapsedAt }) => status === 'lapsed' && lapsedAt),
    people,
  );
  const dueIds = new Set(due.map(({ _id }) => _id));
  return looked.map((one) => (dueIds.has(one._id) ? { ...one, status: 'lapsed' } : one));
}

/** Those of them after which another one of the thread was issued, whatever became of that. */
async function withNext<T extends MayLapse>(oneToOnes: readonly T[]): Promise<T[]> {
  if (oneToOnes.length === 0) return [];
  const later = await OneToOneModel.find(
    {
      $or: oneToOnes.map(({ threadId, occurrence }) => ({ threadId, occurrence: { $gt: occurrence } })),
      ...wasIssued,
    },
    { threadId: 1, occurrence: 1 },
  ).lean<Pick<OneToOne, '_id' | 'threadId' | 'occurrence'>[]>();
  const last = new Map<string, number>();
  for (const { threadId, occurrence } of later)
    last.set(threadId, Math.max(occurrence, last.get(threadId) ?? occurrence));
  return oneToOnes.filter(({ threadId, occurrence }) => (last.get(threadId) ?? -1) > occurrence);
}

/** Whatever somebody did with one of them in the meantime stands. */
async function lapse(
  core: Core,
  oneToOnes: readonly MayLapse[],
  people: People,
  marked?: ReadonlySet<string>,
): Promise<void> {
  if (oneToOnes.length === 0) return;
  const lapsedAt = core.clock.now();
  const ids = { $in: oneToOnes.map(({ _id }) => _id) };
  const { modifiedCount } = await OneToOneModel.updateMany(
    { _id: ids, status: 'open', staysOpen: { $ne: true } },
    { $set: { status: 'lapsed', lapsedAt } },
    byId,
  );
  const isAll = modifiedCount === oneToOnes.length;
  const lapsed = isAll
    ? oneToOnes.map((one) => ({ ...one, lapsedAt }))
    : await OneToOneModel.find({ _id: ids, lapsedAt: { $exists: true } }, fields).lean<MayLapse[]>();
  await makeKnown(core, lapsed, people, marked);
}

/** A line each in the audit log, and what reminds of them says so no more, nor Home tabs; nobody is told. */
async function makeKnown(
  core: Core,
  lapsed: readonly MayLapse[],
  people: People,
  marked: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (lapsed.length === 0) return;
  const now = core.clock.now();
  const readers = lapsed.flatMap(({ revieweeId, reviewerId }) => {
    const reviewer = people.get(reviewerId);
    const standInId = reviewer && standInIdOn(reviewer.absences, dayIn(now, reviewer.timeZone));
    return [revieweeId, reviewerId, standInId ?? []].flat();
  });
  const each = [...new Set(readers)];
  await Promise.all([
    addEntries(lapsed.map(entryOf)),
    refreshReminders(core, each),
    markHomes(
      core,
      each.filter((id) => !marked.has(id)),
    ),
  ]);
}

/** It lapses once at most: the same line whenever it is made. */
function entryOf({ _id, lapsedAt }: MayLapse): AuditEntry {
  return {
    _id: `lapsed:${_id}`,
    at: lapsedAt ?? new Date(0),
    what: 'one-to-one.lapsed',
    from: 'system',
    oneToOneId: _id,
  };
}

function zonesOf({ revieweeId, reviewerId }: MayLapse, people: People): string[] {
  return [revieweeId, reviewerId].flatMap((id) => people.get(id)?.timeZone ?? []);
}

async function withMissing(oneToOnes: readonly MayLapse[], known: readonly Living[]): Promise<People> {
  const people = new Map(known.map((person) => [person._id, person]));
  const ids = new Set(oneToOnes.flatMap(({ revieweeId, reviewerId }) => [revieweeId, reviewerId]));
  const missing = [...ids].filter((id) => !people.has(id));
  if (missing.length === 0) return people;
  const found = await PersonModel.find({ _id: { $in: missing } }, { timeZone: 1, absences: 1 }).lean<
    Living[]
  >();
  for (const person of found) people.set(person._id, person);
  return people;
}
