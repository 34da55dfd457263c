import { ensureIndexes } from '../../../src/core/database/connect.ts';
import { addCompany, addCycle } from '../company.ts';
import { answer, type Place } from './answer.ts';

// Models register their indexes as they are imported.
await import('../../../src/core/cycles/issue/issue-due.ts');

await answer<Place & { people: number; teams: number }>(async (size) => {
  await ensureIndexes();
  await addCompany(size);
  await addCycle();
  return {};
});
