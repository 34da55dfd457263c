import { resolve } from 'node:path';
import { InvalidArgumentError, program } from 'commander';
import { deliverRows } from './deliver-rows.ts';
import { findDueRows } from './find-due-rows.ts';
import { hostileRows } from './hostile-rows.ts';
import { issueRows } from './issue-rows.ts';
import { watchMachine } from './machine.ts';
import { pressRows } from './press-rows.ts';
import { type Row, type RowResult, toResult } from './row.ts';
import { tableOf } from './table.ts';
import { openWorkbench } from './workbench.ts';

const rows: Row[] = [...issueRows, ...findDueRows, ...deliverRows, ...pressRows, ...hostileRows];
const names = rows.map(({ row }) => row);

function readRow(name: string, before: string[] = []): string[] {
  if (names.includes(name)) return [...before, name];
  throw new InvalidArgumentError(`There are: ${names.join(', ')}.`);
}

const { json, only, profile } = program
  .description('Measures Tandem against what the database alone can do, in the same run.')
  .option('--json', 'as JSON')
  .option('--only <row>', 'this row; can be given several times', readRow)
  .option(
    '--profile <folder>',
    'leaves profiles of the app in it, where a row presses, and says what takes its time',
  )
  .parse()
  .opts<{ json?: boolean; only?: string[]; profile?: string }>();

const bench = await openWorkbench(profile && resolve(profile));
const results: RowResult[] = [];
try {
  for (const { row, measure } of rows.filter((each) => !only || only.includes(each.row))) {
    bench.say(row);
    const stateOfMachine = watchMachine(bench.engine);
    const measured = await measure(bench);
    results.push(toResult(row, measured, stateOfMachine()));
  }
} finally {
  await bench.close();
}
console.log(json ? JSON.stringify(results, null, 2) : tableOf(results));
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
