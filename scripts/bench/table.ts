import type { RowResult } from './row.ts';

const columns = ['row', 'unit', 'ours', 'baseline', 'ratio', 'target', 'holds'] as const;

/** The rows for people: what they were measured on, a line each, and what else is worth knowing. */
export function tableOf(results: readonly RowResult[]): string {
  const cells = results.map(({ row, unit, ours, baseline, ratio, target, bound, holds }) => [
    row,
    unit,
    String(ours),
    String(baseline),
    String(ratio),
    `${bound === 'at least' ? '≥' : '≤'} ${target}`,
    holds ? 'yes' : 'NO',
  ]);
  const table = [[...columns], ...cells];
  const widths = columns.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const lines = table.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [...machineLines(results), '', ...lines, '', ...results.flatMap(notesOf)].join('\n');
}

function machineLines([first]: readonly RowResult[]): string[] {
  if (!first) return [];
  const { cores, memoryGb, node, engine } = first.machine;
  return [`${cores} cores, ${memoryGb} GB, Node.js ${node}, ${engine}`];
}

function notesOf({ row, notes, machine: { loadBefore, loadAfter } }: RowResult): string[] {
  return [`${row}: ${[...notes, `load ${loadBefore} before, ${loadAfter} after`].join('; ')}`];
}
