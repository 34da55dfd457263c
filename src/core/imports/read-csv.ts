import { decodeFile, type FileLimits } from '../forms/decode-file.ts';
import { fileRefusal } from '../forms/file-refusal.ts';
import { quotable } from '../forms/unseen.ts';
import { parseCsv } from './parse-csv.ts';

export interface CsvRow {
  /** Of the file, counted from 1: where the row begins. */
  line: number;
  /** By column; without the blanks around them. */
  cells: Record<string, string>;
}

export interface LineProblem {
  line: number;
  reason: string;
}

/** Larger than a file about a hundred thousand people. */
export const csvLimits: FileLimits = {
  largest: 64_000_000,
  advice: 'Save it as “CSV UTF-8” and try again.',
};

/** Whatever a cell holds is looked through only when it is no longer than that. */
const longestCell = 4000;
const mostColumns = 200;
const mostColumnsNamed = 20;

/**
 * Reads a CSV file with exactly these columns, in any order; separated by commas, semicolons or tabs.
 * @throws {AppError} when it cannot be read as such a file at all
 */
export function readCsv(
  bytes: Uint8Array,
  columns: readonly string[],
): { rows: CsvRow[]; problems: LineProblem[] } {
  const [header, ...records] = parseCsv(decodeFile(bytes, csvLimits));
  const names = header?.record.map((name) => name.trim()) ?? [];
  checkHeader(names, columns);
  if (records.length === 0) throw fileRefusal(['The file has a header and no lines below it.']);
  const rows: CsvRow[] = [];
  const problems: LineProblem[] = [];
  for (const { record, info } of records) {
    const line = info.lines - countLineBreaks(record);
    if (record.length === names.length) {
      const tooLong = record.findIndex((cell) => cell.length > longestCell);
      if (tooLong >= 0) {
        problems.push({ line, reason: `${names[tooLong]} is longer than ${longestCell} characters` });
        continue;
      }
      rows.push({
        line,
        cells: Object.fromEntries(names.map((name, index) => [name, (record[index] ?? '').trim()])),
      });
    } else {
      problems.push({
        line,
        reason: `has ${record.length} cell${record.length === 1 ? '' : 's'} where the header has ${names.length}`,
      });
    }
  }
  return { rows, problems };
}

function checkHeader(names: readonly string[], columns: readonly string[]): void {
  if (names.length > mostColumns) throw fileRefusal([`The header has ${names.length} columns.`]);
  const problems = [
    describeColumns(
      'lacks',
      columns.filter((column) => !names.includes(column)),
    ),
    describeColumns(
      'has the unknown',
      names.filter((name) => !columns.includes(name)),
    ),
    describeColumns(
      'has twice the',
      names.filter((name, index) => names.indexOf(name) !== index),
    ),
  ].filter((problem) => problem !== undefined);
  if (problems.length === 0) return;
  throw fileRefusal([`The header ${problems.join(' and ')}. It must be: ${columns.join(',')}`]);
}

function describeColumns(what: string, columns: readonly string[]): string | undefined {
  if (columns.length === 0) return undefined;
  const shown = columns.slice(0, mostColumnsNamed).map((name) => `"${quotable(name)}"`);
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : '';
  return `${what} column${columns.length > 1 ? 's' : ''} ${shown.join(', ')}${more}`;
}

function countLineBreaks(record: readonly string[]): number {
  return record.join('').match(/\r\n|\n|\r/g)?.length ?? 0;
}
