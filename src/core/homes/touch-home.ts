import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { HomeTouchModel } from './home.ts';

/** Everything that changes a 1-to-1 is on record, so whatever is put on record may show on Home tabs. */
export async function touchHomes({
  _id,
  oneToOneId,
  at,
  actorId,
  from,
}: Pick<AuditEntry, '_id' | 'oneToOneId' | 'at' | 'actorId' | 'from'>): Promise<void> {
  if (oneToOneId === undefined) return;
  const isDrawnAnyway = from === 'slack' && actorId !== undefined;
  await insertMissing(HomeTouchModel, [{ _id, oneToOneId, at, ...(isDrawnAnyway && { exceptId: actorId }) }]);
}
