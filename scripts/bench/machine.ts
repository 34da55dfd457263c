import { cpus, loadavg, totalmem } from 'node:os';

/** What a measurement was taken on, and what else went on there. */
export interface MachineState {
  cores: number;
  memoryGb: number;
  node: string;
  engine: string;
  /** The load average of the last minute; a load above the number of cores means that work was waiting. */
  loadBefore: number;
  loadAfter: number;
}

export function watchMachine(engine: string): () => MachineState {
  const loadBefore = load();
  return () => ({
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    engine,
    loadBefore,
    loadAfter: load(),
  });
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
