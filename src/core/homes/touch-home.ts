import type { Origin } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { HomeTouchModel } from './home.ts';

/** Of a line in the audit log, what says whose Home tabs may show it. */
interface Recorded {
  _id: string;
  oneToOneId?: string;
  at: Date;
  actorId?: string;
  from?: Origin;
}

/** Everything that changes a 1-to-1 is on record, so whatever is put on record may show on Home tabs. */
export async function touchHomes({ _id, oneToOneId, at, actorId, from }: Recorded): Promise<void> {
  if (oneToOneId === undefined) return;
  const isDrawnAnyway = from === 'slack' && actorId !== undefined;
  await insertMissing(HomeTouchModel, [{ _id, oneToOneId, at, ...(isDrawnAnyway && { exceptId: actorId }) }]);
}
