import type { Db, Migration } from './migration.ts';

/** As far as this says something about it. */
interface OldOneToOne {
  _id: string;
  status: string;
  isRecurring: boolean;
  remindAt?: Date;
  reopenings?: object[];
  staysOpen?: boolean;
}

interface Hinted {
  _id: string;
  off?: string[];
  kind?: string;
}

/** Restoring was noted nowhere else. */
interface AuditLine {
  _id: string;
  what: string;
  oneToOneId?: string;
}

const idsPerUpdate = 1000;

/**
 * `not-held` is what becomes of a 1-to-1 from here on, and the hint of that name has another. What was opened again by
 * hand says so. The sweep that reminds looks at every open 1-to-1 that comes again, and lets lapse what is over.
 */
export const lapsedAndNotHeld: Migration = {
  number: 4,
  name: 'lapsed and not held',
  async up(db, signal) {
    const renamed = await renameHint(db);
    signal.throwIfAborted();
    const marked = await markOpenedByHand(db, signal);
    signal.throwIfAborted();
    const oneToOnes = db.collection<OldOneToOne>('oneToOnes');
    const { modifiedCount } = await oneToOnes.updateMany(
      { status: 'open', isRecurring: true, staysOpen: { $ne: true } },
      // In the past, so that running it again changes nothing, and before everything that is due.
      { $set: { remindAt: new Date(0) } },
    );
    return renamed + marked + modifiedCount;
  },
};

async function renameHint(db: Db): Promise<number> {
  const switches = await db
    .collection<Hinted>('hintSwitches')
    .updateMany({ off: 'not-held' }, { $set: { 'off.$': 'did-not-happen' } });
  const shown = await db
    .collection<Hinted>('shownHints')
    .updateMany({ kind: 'not-held' }, { $set: { kind: 'did-not-happen' } });
  return switches.modifiedCount + shown.modifiedCount;
}

async function markOpenedByHand(db: Db, signal: AbortSignal): Promise<number> {
  const oneToOnes = db.collection<OldOneToOne>('oneToOnes');
  const isOpen = { status: 'open', staysOpen: { $ne: true } };
  const reopened = await oneToOnes.updateMany(
    { ...isOpen, 'reopenings.0': { $exists: true } },
    { $set: { staysOpen: true } },
  );
  let marked = reopened.modifiedCount;
  let ids: string[] = [];
  const mark = async () => {
    const restored = await oneToOnes.updateMany(
      { ...isOpen, _id: { $in: ids } },
      { $set: { staysOpen: true } },
    );
    marked += restored.modifiedCount;
    ids = [];
  };
  const lines = db.collection<AuditLine>('auditLog').find({ what: 'one-to-one.restored' });
  for await (const { oneToOneId } of lines) {
    signal.throwIfAborted();
    if (oneToOneId !== undefined) ids.push(oneToOneId);
    if (ids.length >= idsPerUpdate) await mark();
  }
  await mark();
  return marked;
}
