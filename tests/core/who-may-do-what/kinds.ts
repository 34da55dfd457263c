/** Everybody whom V1's columns speak of, and some of whom "anyone else" has to hold. */
export const kinds = [
  'reviewee',
  'reviewer',
  'stand-in',
  'manager of others',
  'secondary manager',
  'HR',
  'admin',
  'owner',
  'colleague',
  'former stand-in',
  'former HR',
] as const;
export type Kind = (typeof kinds)[number];

/** Columns that stand for several. */
const groups: Record<string, readonly Kind[]> = {
  'anyone else': ['colleague', 'former stand-in'],
  'who left': ['former HR'],
};

/**
 * `yes`: it really happens, or is shown. `no`: this person is told that others may, or is shown the rest without it.
 * `–`: the answer is that to something that does not exist.
 */
export type Answer = 'yes' | 'no' | '–';

export interface Line {
  /** The row of V1 that it stands under. */
  row: string;
  /** An action, and perhaps which of several ways to try it. */
  name: string;
  expected: Record<Kind, Answer>;
}

/**
 * Reads a table as it is written for people: a line of columns, a line for each thing that is tried, and between them
 * lines that name a row of V1.
 * @param setting for a cell such as `yes / no`: what is expected when a setting says yes, and when it says no
 */
export function readTable(text: string, setting = true): Line[] {
  const [header = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  let [row = '', ...names] = cellsOf(header);
  const columns = names.map((each) => groups[each] ?? (each.split(', ') as Kind[]));
  const missing = kinds.filter((kind) => !columns.flat().includes(kind));
  if (missing.length > 0) throw new Error(`The table has no column for ${missing.join(', ')}`);
  return lines.flatMap((line) => {
    const [name = '', ...cells] = cellsOf(line);
    if (cells.length === 0) {
      row = name;
      return [];
    }
    const answers = columns.flatMap((column, place) =>
      column.map((kind) => [kind, answerIn(cells[place] ?? '', setting)]),
    );
    return [{ row, name, expected: Object.fromEntries(answers) as Line['expected'] }];
  });
}

function cellsOf(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}

function answerIn(cell: string, setting: boolean): Answer {
  const [on, off = on] = cell.split(' / ');
  const answer = setting ? on : off;
  if (answer === 'yes' || answer === 'no' || answer === '–') return answer;
  throw new Error(`"${cell}" is no answer`);
}
