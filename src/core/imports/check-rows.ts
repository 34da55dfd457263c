import type { z } from 'zod';
import { fileRefusal } from '../forms/file-refusal.ts';
import { quotable } from '../forms/unseen.ts';
import type { CsvRow, LineProblem } from './read-csv.ts';

export interface CheckedRow<T> {
  line: number;
  values: T;
}

/** Reads the cells of every row, an empty one as absent; what is wrong with any of them is told by line. */
export function checkRows<T>(
  rows: readonly CsvRow[],
  schema: z.ZodType<T>,
): { checked: CheckedRow<T>[]; problems: LineProblem[] } {
  const checked: CheckedRow<T>[] = [];
  const problems: LineProblem[] = [];
  for (const { line, cells } of rows) {
    const given = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
    const parsed = schema.safeParse(given);
    if (parsed.success) checked.push({ line, values: parsed.data });
    else problems.push(...parsed.error.issues.map((issue) => ({ line, reason: describe(issue, given) })));
  }
  return { checked, problems };
}

function describe(issue: z.core.$ZodIssue, given: Record<string, string>): string {
  const column = String(issue.path[0]);
  const cell = given[column];
  return cell === undefined ? `${column} is missing` : `${column} "${quotable(cell)}" ${issue.message}`;
}

/** Rows whose value was on an earlier line already. */
export function findRepeated<T>(
  rows: readonly CheckedRow<T>[],
  column: string,
  pick: (values: T) => string | undefined,
): LineProblem[] {
  const lines = new Map<string, number>();
  return rows.flatMap(({ line, values }) => {
    const value = pick(values);
    const earlier = value === undefined ? undefined : lines.get(value);
    if (value !== undefined && earlier === undefined) lines.set(value, line);
    return earlier === undefined
      ? []
      : [{ line, reason: `${column} "${value}" is on line ${earlier} already` }];
  });
}

/** @throws {AppError} that names every bad line, in order, when there is one */
export function refuseProblems(problems: readonly LineProblem[]): void {
  if (problems.length === 0) return;
  const sorted = [...problems].sort((left, right) => left.line - right.line);
  throw fileRefusal(sorted.map(({ line, reason }) => `line ${line}: ${reason}`));
}
