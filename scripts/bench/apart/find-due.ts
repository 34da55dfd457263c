import { resumeDue } from '../../../src/core/cycles/change/pause-cycle.ts';
import { announceLeftBehind } from '../../../src/core/cycles/issue/announce-stored.ts';
import { findDueCycles } from '../../../src/core/cycles/issue/issue-due.ts';
import { findDueMessages } from '../../../src/core/outbox/claim.ts';
import { lastChangeNumber } from '../../../src/core/people/change/change-number.ts';
import { findDueLooks } from '../../../src/core/reminders/send-reminders.ts';
import { waitingOneToOnes } from '../../../src/core/reminders/what-waits.ts';
import { everywhereDueAt } from '../company.ts';
import { median } from '../row.ts';
import { answer, coreAt, type Place } from './answer.ts';
import { type ExplainedQuery, explainQueries } from './explain-queries.ts';

export interface Found {
  found: number;
  /** Of one look, the median of many. */
  ms: number;
  queries: ExplainedQuery[];
}

const core = coreAt(everywhereDueAt);
const looks = 40;

/** What a sweep asks the database to find out what is due. */
const finds: Record<string, () => Promise<number>> = {
  issue: async () => {
    await resumeDue(core);
    const due = await findDueCycles(core, await lastChangeNumber());
    await announceLeftBehind(core);
    return due.length;
  },
  remind: async () => (await findDueLooks(waitingOneToOnes, everywhereDueAt, 200)).length,
  deliver: async () => (await findDueMessages(core, undefined, 200)).length,
};

await answer<Place & { what: string; isExplained?: boolean }>(
  async ({ uri, dbName, what, isExplained }): Promise<Found> => {
    const find = finds[what];
    if (find === undefined) throw new Error(`There is no way to find ${what}.`);
    const found = await find();
    const times: number[] = [];
    for (let look = 0; look < looks; look += 1) {
      const startedAt = performance.now();
      await find();
      times.push(performance.now() - startedAt);
    }
    if (!isExplained) return { found, ms: median(times), queries: [] };
    return { found, ms: median(times), queries: await explainQueries({ uri, dbName }, find) };
  },
);
