import { type AuditEntry, AuditEntryModel } from '../../audit/audit-entry.ts';
import type { Origin } from '../../core.ts';
import { type OneToOne, OneToOneModel } from '../../one-to-ones/one-to-one.ts';
import { locatePage } from '../../page.ts';
import { findPeople } from '../../people/find-people.ts';

/** An entry with names in place of ids. */
export interface ReadableEntry {
  at: Date;
  /** Absent for what the system did by itself. */
  who?: string | undefined;
  what: string;
  from?: Origin | undefined;
  about: string[];
}

export interface AuditPage {
  entries: ReadableEntry[];
  index: number;
  count: number;
  /** How many there are that no page shows. */
  older: number;
}

/** Pages that can be turned to; whatever is older is in the database, and the last page says so. */
const mostPages = 1000;

const idPattern = /\b[0-9a-f]{24}\b/g;

/** One page of the audit log, the newest entries first; the last page when there are not that many. */
export async function gatherAuditLog(size: number, asked?: number): Promise<AuditPage> {
  const total = await AuditEntryModel.estimatedDocumentCount();
  const reachable = Math.min(total, mostPages * size);
  const { index, count, skip } = locatePage(reachable, size, asked);
  const entries = await AuditEntryModel.find()
    .sort({ at: -1, _id: -1 })
    .skip(skip)
    .limit(size)
    .lean<AuditEntry[]>();
  return { entries: await withNames(entries), index, count, older: total - reachable };
}

async function withNames(entries: readonly AuditEntry[]): Promise<ReadableEntry[]> {
  const oneToOnes = await OneToOneModel.find(
    { _id: { $in: entries.flatMap(({ oneToOneId }) => oneToOneId ?? []) } },
    { title: 1, revieweeId: 1, reviewerId: 1 },
  ).lean<Pick<OneToOne, '_id' | 'title' | 'revieweeId' | 'reviewerId'>[]>();
  const people = await findPeople([
    ...oneToOnes.flatMap(({ revieweeId, reviewerId }) => [revieweeId, reviewerId]),
    ...entries.flatMap(({ actorId, personId }) => [actorId ?? [], personId ?? []].flat()),
    ...entries.flatMap(({ detail }) => detail?.match(idPattern) ?? []),
  ]);
  const nameOf = (id: string) => people.get(id)?.name ?? 'Former colleague';
  const labels = new Map(
    oneToOnes.map(({ _id, title, revieweeId, reviewerId }) => [
      _id,
      `${title} of ${nameOf(revieweeId)} with ${nameOf(reviewerId)}`,
    ]),
  );
  // What is no person is some other thing's id, which says nothing to anybody.
  const readable = (detail: string) => detail.replace(idPattern, (id) => people.get(id)?.name ?? '').trim();
  return entries.map(({ at, actorId, what, from, oneToOneId, personId, detail }) => ({
    at,
    who: actorId && nameOf(actorId),
    what,
    from,
    about: [
      personId && nameOf(personId),
      oneToOneId && (labels.get(oneToOneId) ?? 'a 1-to-1 to come'),
      detail && readable(detail),
    ].filter((part): part is string => Boolean(part)),
  }));
}
