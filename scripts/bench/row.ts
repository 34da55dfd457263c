import type { MachineState } from './machine.ts';
import type { Workbench } from './workbench.ts';

/** What a row came to. */
export interface Measured {
  unit: string;
  ours: number;
  baseline: number;
  /** Ours to the baseline. */
  ratio: number;
  target: number;
  bound: 'at least' | 'at most';
  /** Whether anything else that the row promises was kept; true when there is nothing else. */
  alsoHolds?: boolean;
  /** What else is worth knowing. */
  notes: string[];
}

/** A row as it is printed. */
export interface RowResult {
  row: string;
  unit: string;
  ours: number;
  baseline: number;
  ratio: number;
  target: number;
  bound: Measured['bound'];
  holds: boolean;
  notes: string[];
  machine: MachineState;
}

export interface Row {
  row: string;
  measure(bench: Workbench): Promise<Measured>;
}

export function toResult(row: string, measured: Measured, machine: MachineState): RowResult {
  const { unit, ours, baseline, target, bound, notes, alsoHolds = true } = measured;
  const ratio = rounded(measured.ratio);
  const isInBounds = bound === 'at least' ? ratio >= target : ratio <= target;
  return {
    row,
    unit,
    ours: rounded(ours),
    baseline: rounded(baseline),
    ratio,
    target,
    bound,
    holds: isInBounds && alsoHolds,
    notes,
    machine,
  };
}

/** To three digits that mean something. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}
