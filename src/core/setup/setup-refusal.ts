import { type Document, isMap, isScalar, type LineCounter } from 'yaml';
import type { AppError } from '../errors.ts';
import { fileRefusal } from '../forms/file-refusal.ts';
import { type Problem, type ProblemPath, valueAt } from '../forms/problem.ts';
import { quotable } from '../forms/unseen.ts';

/** Says where in a file something is wrong, as people count: by line, list, place in the list and name. */
export interface SetupLocator {
  content: unknown;
  document: Document.Parsed;
  lines: LineCounter;
}

export function setupRefusal(locator: SetupLocator, problems: readonly Problem[]): AppError {
  return refusalOf(
    problems.map(({ path, reason, unknownKey }) => ({
      line: lineOf(locator, unknownKey === undefined ? path : [...path, unknownKey]),
      text: `${describePath(path, locator.content)}${reason}`,
    })),
  );
}

export function refusalOf(problems: readonly { line: number; column?: number; text: string }[]): AppError {
  const sorted = [...problems].sort((left, right) => left.line - right.line);
  const sentences = sorted.map(({ line, column, text }) =>
    column === undefined ? `line ${line}: ${text}` : `line ${line}, column ${column}: ${text}`,
  );
  return fileRefusal(sentences);
}

function lineOf({ document, lines }: SetupLocator, path: ProblemPath): number {
  const parent = document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  const node = (pair?.key ?? document.getIn(path, true) ?? parent) as { range?: [number] | null } | undefined;
  return lines.linePos(node?.range?.[0] ?? 0).line;
}

/** `cycles[0] "Engineering weekly": dates.finaliseBy `, as a sentence about it begins. */
function describePath(path: ProblemPath, content: unknown): string {
  const [section, index, ...rest] = path;
  if (section === undefined) return '';
  if (index === undefined) return `${section} `;
  const name = valueAt(content, [section, index, 'name']);
  const inside = rest.map((key, place) =>
    typeof key === 'number' ? `[${key}]` : `${place > 0 ? '.' : ''}${key}`,
  );
  return `${section}[${index}]${typeof name === 'string' ? ` "${quotable(name)}"` : ''}: ${inside.join('')}${inside.length > 0 ? ' ' : ''}`;
}
