import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { AppError } from '../errors.ts';

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

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * Reads a CSV file with exactly these columns, in any order; comma or semicolon, with or without a byte-order mark.
 * @throws {AppError} when it cannot be read as such a file at all
 */
export function readCsv(
  bytes: Uint8Array,
  columns: readonly string[],
): { rows: CsvRow[]; problems: LineProblem[] } {
  const [header, ...records] = parseRecords(decode(bytes));
  const names = header?.record ?? [];
  checkHeader(names, columns);
  if (records.length === 0) throw new AppError('invalid', 'The file has a header and no lines below it.');
  const rows: CsvRow[] = [];
  const problems: LineProblem[] = [];
  for (const { record, info } of records) {
    const line = info.lines - countLineBreaks(record);
    if (record.length === names.length) {
      rows.push({ line, cells: Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])) });
    } else {
      problems.push({
        line,
        reason: `has ${record.length} cell${record.length === 1 ? '' : 's'} where the header has ${names.length}`,
      });
    }
  }
  return { rows, problems };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid', 'The file is not UTF-8. Save it as “CSV UTF-8” and try again.');
  }
}

function parseRecords(text: string): Parsed[] {
  const [firstLine = ''] = text.split(/\r?\n|\r/, 1);
  try {
    return parse(text, {
      delimiter: firstLine.split(';').length > firstLine.split(',').length ? ';' : ',',
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('invalid', `The file is not CSV: ${error.message}.`, { cause: error });
  }
}

function checkHeader(names: readonly string[], columns: readonly string[]): void {
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
  throw new AppError('invalid', `The header ${problems.join(' and ')}. It must be: ${columns.join(',')}`);
}

function describeColumns(what: string, columns: readonly string[]): string | undefined {
  if (columns.length === 0) return undefined;
  return `${what} column${columns.length > 1 ? 's' : ''} ${columns.map((name) => `"${name}"`).join(', ')}`;
}

function countLineBreaks(record: readonly string[]): number {
  return record.join('').match(/\r\n|\n|\r/g)?.length ?? 0;
}
