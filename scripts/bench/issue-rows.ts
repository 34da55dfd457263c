import type { Inserted } from './apart/insert-many.ts';
import type { Issued } from './apart/issue.ts';
import { askApart } from './apart.ts';
import { type Measured, median, type Row } from './row.ts';
import type { Workbench } from './workbench.ts';

const rounds = 3;
const people = 100_000;
const teams = 9_000;

interface Place {
  uri: string;
  dbName: string;
}

function openCompany(bench: Workbench): Promise<Place> {
  return bench.once('company', async () => {
    bench.say(`adding ${people} people in ${teams} teams`);
    const place = { uri: bench.uri, dbName: 'company' };
    await askApart('company', { ...place, people, teams });
    return place;
  });
}

interface Rounds {
  ours: Issued[];
  insertMany: Inserted[];
}

/** Ours and the bare driver in turn; what ours issued the first time is what the driver inserts. */
function issueInTurn(bench: Workbench): Promise<Rounds> {
  return bench.once('issue', async () => {
    const place = await openCompany(bench);
    const measured: Rounds = { ours: [], insertMany: [] };
    bench.say('issuing once to have the documents');
    measured.ours.push(await askApart<Issued>('issue', place));
    await askApart('keep-issued', place);
    for (let round = 1; round <= rounds; round += 1) {
      const inserted = await askApart<Inserted>('insert-many', place);
      const issued = await askApart<Issued>('issue', place);
      bench.say(
        `round ${round}: issue ${issued.seconds.toFixed(1)} s, insertMany ${inserted.seconds.toFixed(1)} s`,
      );
      measured.insertMany.push(inserted);
      measured.ours.push(issued);
    }
    return measured;
  });
}

async function measureIssue(bench: Workbench): Promise<Measured> {
  const { ours, insertMany } = await issueInTurn(bench);
  const perSecond = (each: Issued | Inserted) => each.documents / each.seconds;
  const [own, bare] = [median(ours.map(perSecond)), median(insertMany.map(perSecond))];
  const documents = ours.map((each) => each.documents);
  return {
    unit: 'documents/s',
    ours: own,
    baseline: bare,
    ratio: own / bare,
    target: 0.6,
    bound: 'at least',
    alsoHolds: ours.every(({ issued }) => issued === people) && new Set(documents).size === 1,
    notes: [
      `${ours[0]?.issued} 1-to-1s, ${documents[0]} documents`,
      `seconds: ours ${list(ours)}, insertMany ${list(insertMany)}`,
    ],
  };
}

async function measureMemory(bench: Workbench): Promise<Measured> {
  const { ours } = await issueInTurn(bench);
  const peak = Math.max(...ours.map(({ peakMb }) => peakMb));
  return {
    unit: 'MB above idle',
    ours: peak,
    baseline: 400,
    ratio: peak / 400,
    target: 1,
    bound: 'at most',
    notes: [`the highest of ${ours.length} runs`],
  };
}

function list(runs: { seconds: number }[]): string {
  return runs.map(({ seconds }) => seconds.toFixed(1)).join(' ');
}

export const issueRows: Row[] = [
  { row: 'issue', measure: measureIssue },
  { row: 'issue-memory', measure: measureMemory },
];
