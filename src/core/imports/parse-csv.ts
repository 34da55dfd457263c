import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { fileRefusal } from '../forms/file-refusal.ts';

export interface CsvRecord {
  record: string[];
  /** Counted up to where it ends. */
  info: { lines: number };
}

const longestLine = 100_000;

/** The library takes long over a line that does not fit the header; so many do not happen by mistake. */
const mostMisfits = 1000;

/** @throws {AppError} when it is not CSV, with the line */
export function parseCsv(text: string): CsvRecord[] {
  const delimiter = delimiterOf(text);
  refuseHollow(text, delimiter);
  try {
    return parse(text, {
      delimiter,
      max_record_size: longestLine,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record(record, { invalid_field_length: misfits, lines }) {
        if (misfits > mostMisfits) throw tooManyMisfits(lines);
        return record;
      },
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fileRefusal([sayFault(error)], error);
  }
}

const delimiters = [',', ';', '\t'];

/** The one that is in the first line most often; of two the earlier. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text.slice(0, longestLine).split(/\r?\n|\r/, 1);
  const counts = delimiters.map((delimiter) => firstLine.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Lines without any text are left out as empty, and so are never counted as misfits; as long as they fit they are quick. */
function refuseHollow(text: string, delimiter: string): void {
  const [header = ''] = text.slice(0, longestLine).split(/\r?\n|\r/, 1);
  const fits = header.split(delimiter).length;
  const lineEnds = /\r\n|\n|\r/g;
  let hollow = 0;
  let line = 1;
  for (let from = 0; from < text.length; line += 1) {
    const until = lineEnds.exec(text)?.index ?? text.length;
    const start = text.slice(from, Math.min(until, from + longestHollow));
    if (isHollow(start) && (start.includes('"') || start.split(delimiter).length !== fits)) hollow += 1;
    if (hollow > mostMisfits) throw tooManyMisfits(line);
    from = until < text.length ? lineEnds.lastIndex : until;
  }
}

const longestHollow = 500;

function isHollow(line: string): boolean {
  return /[",;\t]/.test(line) && !/[^",;\s]/.test(line);
}

function tooManyMisfits(line: number): Error {
  return fileRefusal([
    `line ${line}: more than ${mostMisfits} lines do not fit the header. Is a quote (") missing before them?`,
  ]);
}

/** By the library's codes; its own words repeat what stands in the file. */
function sayFault({ code, lines, column }: CsvError & { lines?: number; column?: number | string }): string {
  const where = `line ${lines ?? 1}`;
  const cell = typeof column === 'number' ? `, cell ${column + 1}` : '';
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${where}: a quote (") is opened and never closed.`;
    case 'CSV_MAX_RECORD_SIZE':
      return `${where}: it is longer than ${longestLine} characters. Is a quote (") missing before it?`;
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return `${where}${cell}: a quote (") stands inside a cell. Write it twice, in a cell that begins and ends with one.`;
    default:
      return `${where}: this is not CSV.`;
  }
}
