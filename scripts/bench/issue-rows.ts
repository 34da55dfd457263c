import type { JobsDone } from './apart/agenda-jobs.ts';
import type { Examined } from './apart/explain-queries.ts';
import type { Inserted } from './apart/insert-many.ts';
import type { Issued } from './apart/issue.ts';
import type { IssuedAfter } from './apart/issue-after.ts';
import type { IssuedAround } from './apart/issue-around-the-world.ts';
import type { Late } from './apart/issue-late.ts';
import { askApart, startApart } from './apart.ts';
import { type Measured, median, type Row } from './row.ts';
import type { Workbench } from './workbench.ts';

const rounds = 3;
const people = 100_000;
const teams = 9_000;
/** Enough to know what one costs. */
const sampledJobs = 1000;

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
  agenda: JobsDone[];
}

/** Ours, the bare driver and Agenda in turn; what ours issued the first time is what the driver inserts. */
function issueInTurn(bench: Workbench): Promise<Rounds> {
  return bench.once('issue', async () => {
    const place = await openCompany(bench);
    const measured: Rounds = { ours: [], insertMany: [], agenda: [] };
    bench.say('issuing once to have the documents');
    measured.ours.push(await askApart<Issued>('issue', place));
    await askApart('keep-issued', place);
    for (let round = 1; round <= rounds; round += 1) {
      const inserted = await askApart<Inserted>('insert-many', place);
      const issued = await askApart<Issued>('issue', place);
      const jobs = await askApart<JobsDone>('agenda-jobs', { ...place, jobs: sampledJobs });
      bench.say(
        `round ${round}: ${[issued, inserted, jobs].map(({ seconds }) => seconds.toFixed(1)).join(', ')} s`,
      );
      measured.insertMany.push(inserted);
      measured.ours.push(issued);
      measured.agenda.push(jobs);
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

async function measureAgainstJobs(bench: Workbench): Promise<Measured> {
  const { ours, agenda } = await issueInTurn(bench);
  const own = median(ours.map(({ issued, seconds }) => issued / seconds));
  const jobs = median(agenda.map((each) => each.jobs / each.seconds));
  return {
    unit: 'people/s',
    ours: own,
    baseline: jobs,
    ratio: own / jobs,
    target: 20,
    bound: 'at least',
    notes: [`seconds for ${sampledJobs} jobs: ${list(agenda)}`],
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

async function measureLate(bench: Workbench): Promise<Measured> {
  const place = await openCompany(bench);
  const { before, late } = await askApart<{ before: number; late: Late[] }>('issue-late', place);
  const most = Math.max(...late.map(({ examined }) => inAll(examined)));
  return {
    unit: 'documents examined',
    ours: most,
    baseline: 1,
    ratio: most,
    target: 100,
    bound: 'at most',
    alsoHolds: before === people - late.length && late.every(({ issued }) => issued === 1),
    notes: late.map(({ change, examined }) => `one of ${people} was ${change}: ${inWords(examined)}`),
  };
}

/** Of a hundred 1-to-1s of the occurrence before. */
const leftOpen = 30;

async function measureAfterLapse(bench: Workbench): Promise<Measured> {
  const apart = startApart('issue-after', await openCompany(bench));
  const [none, some]: [IssuedAfter[], IssuedAfter[]] = [[], []];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const before = await apart.ask<IssuedAfter>({ openPercent: 0 });
      const after = await apart.ask<IssuedAfter>({ openPercent: leftOpen });
      bench.say(`round ${round}: ${before.seconds.toFixed(1)}, ${after.seconds.toFixed(1)} s`);
      // The first round is for the compiler and the caches.
      if (round === 0) continue;
      none.push(before);
      some.push(after);
    }
  } finally {
    await apart.close();
  }
  const [with30, without] = [some, none].map((runs) => median(runs.map(({ seconds }) => seconds)));
  const [ours = 0, baseline = 0] = [with30, without];
  const lapsed = (people * leftOpen) / 100;
  return {
    unit: 's',
    ours,
    baseline,
    ratio: ours / baseline,
    target: 1.15,
    bound: 'at most',
    alsoHolds:
      [...none, ...some].every(({ issued }) => issued === people) &&
      none.every((run) => run.lapsed === 0) &&
      some.every((run) => run.lapsed === lapsed),
    notes: [`${lapsed} lapse`, `seconds: with ${list(some)}, without ${list(none)}`],
  };
}

async function measureAroundTheWorld(bench: Workbench): Promise<Measured> {
  const place = await openCompany(bench);
  const { passes, issued, peopleExamined } = await askApart<IssuedAround>('issue-around-the-world', place);
  const reads = peopleExamined / people;
  return {
    unit: 'reads a person',
    ours: reads,
    baseline: 1,
    ratio: reads,
    target: 2,
    bound: 'at most',
    alsoHolds: issued === people,
    notes: [`${issued} issued in ${passes} passes, ${peopleExamined} documents of people examined`],
  };
}

function inAll(examined: Examined): number {
  return Object.values(examined).reduce((sum, documents) => sum + documents, 0);
}

function inWords(examined: Examined): string {
  return Object.entries(examined)
    .map(([collection, documents]) => `${documents} of ${collection}`)
    .join(', ');
}

function list(runs: { seconds: number }[]): string {
  return runs.map(({ seconds }) => seconds.toFixed(1)).join(' ');
}

export const issueRows: Row[] = [
  { row: 'issue', measure: measureIssue },
  { row: 'issue-vs-agenda-jobs', measure: measureAgainstJobs },
  { row: 'issue-memory', measure: measureMemory },
  { row: 'issue-after-lapse', measure: measureAfterLapse },
  { row: 'issue-late', measure: measureLate },
  { row: 'issue-around-the-world', measure: measureAroundTheWorld },
];
