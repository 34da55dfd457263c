import type { Found } from './apart/find-due.ts';
import { askApart, startApart } from './apart.ts';
import { type Measured, median, type Row } from './row.ts';
import type { Workbench } from './workbench.ts';

const due = 200;
const rounds = 5;
const stores = {
  small: { people: 10_000, occurrences: 1 },
  large: { people: 10_000, occurrences: 100 },
};

/** By an index of whatever kind; the others are what a search for one id comes to. */
const indexScans = ['IXSCAN', 'EXPRESS_IXSCAN', 'IDHACK'];

interface Places {
  small: { uri: string; dbName: string };
  large: { uri: string; dbName: string };
}

/** The same company with 10,000 stored 1-to-1s and with 1,000,000, and as much due in either. */
function openStores(bench: Workbench): Promise<Places> {
  return bench.once('stores', async () => {
    const places: Places = {
      small: { uri: bench.uri, dbName: 'small' },
      large: { uri: bench.uri, dbName: 'large' },
    };
    for (const size of ['small', 'large'] as const) {
      const { people, occurrences } = stores[size];
      bench.say(`storing ${people * occurrences} 1-to-1s and their messages`);
      await askApart('store', { ...places[size], ...stores[size], due });
    }
    return places;
  });
}

async function measureFinding(bench: Workbench, what: string): Promise<Measured> {
  const places = await openStores(bench);
  const small = startApart('find-due', { ...places.small, what });
  const large = startApart('find-due', { ...places.large, what });
  const found: { small: Found[]; large: Found[] } = { small: [], large: [] };
  for (let round = 0; round < rounds; round += 1) {
    found.small.push(await small.ask<Found>());
    found.large.push(await large.ask<Found>());
  }
  const { queries } = await large.ask<Found>({ isExplained: true });
  await Promise.all([small.close(), large.close()]);
  const [ours, baseline] = [median(found.large.map(({ ms }) => ms)), median(found.small.map(({ ms }) => ms))];
  const isByIndex = queries.every(
    ({ stages }) => stages.some((stage) => indexScans.includes(stage)) && !stages.includes('COLLSCAN'),
  );
  const isLazy = queries.every(({ documentsExamined, returned }) => documentsExamined <= returned);
  return {
    unit: 'ms a look',
    ours,
    baseline,
    ratio: ours / baseline,
    target: 1.5,
    bound: 'at most',
    alsoHolds: isByIndex && isLazy && [...found.small, ...found.large].every((each) => each.found === due),
    notes: [
      `${due} due of 1,000,000 and of 10,000`,
      ...queries.map(
        ({ collection, indexes, returned, documentsExamined, keysExamined }) =>
          `${collection} by ${indexes.join(', ') || 'no index'}: ${returned} found, ${documentsExamined} documents and ${keysExamined} keys examined`,
      ),
    ],
  };
}

export const findDueRows: Row[] = ['issue', 'remind', 'deliver'].map((what) => ({
  row: `find-due-${what}`,
  measure: (bench) => measureFinding(bench, what),
}));
