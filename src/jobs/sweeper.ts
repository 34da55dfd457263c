import type { Core } from '../core/core.ts';
import { errorLabel } from '../core/outbox/error-label.ts';
import { coalesce } from './coalesce.ts';
import { type SweepCounts, type SweepName, type SweepPorts, sweepNames, sweeps } from './sweeps.ts';

/** Is told how sweeps went. */
export interface SweepObserver {
  onSwept(name: SweepName, counts: SweepCounts, seconds: number): void;
  onSweepFailed(name: SweepName): void;
}

export interface Sweeper {
  /** Does what is due; what another run already does is waited for. Never rejects: the next run is the retry. */
  sweep(name: SweepName): Promise<SweepCounts>;
  /** Does everything that is due, and what comes of it, until nothing is. */
  sweepUntilQuiet(): Promise<void>;
  /** Why sweeps do not get anywhere, when they do not. */
  trouble(): string | undefined;
  idle(): Promise<void>;
}

const mostRounds = 20;
const failuresUntilTrouble = 3;

/** Runs the sweeps of this process, each one at a time. */
export function createSweeper(core: Core, ports: SweepPorts, observer: SweepObserver): Sweeper {
  const failures = new Map<SweepName, { inARow: number; error: string }>();

  const sweepOnce = async (name: SweepName): Promise<SweepCounts> => {
    if (ports.signal?.aborted) return {};
    const startedAt = performance.now();
    try {
      const counts = await sweeps[name](core, ports);
      failures.delete(name);
      if (Object.values(counts).some((count) => count > 0))
        core.log.info({ sweep: name, ...counts }, 'swept');
      observer.onSwept(name, counts, (performance.now() - startedAt) / 1000);
      return counts;
    } catch (error) {
      failures.set(name, { inARow: (failures.get(name)?.inARow ?? 0) + 1, error: errorLabel(error) });
      observer.onSweepFailed(name);
      core.log.error({ err: error, sweep: name }, 'a sweep failed and will be tried again');
      return {};
    }
  };

  const runners = new Map(sweepNames.map((name) => [name, coalesce(() => sweepOnce(name))]));
  const sweep = async (name: SweepName) => (await runners.get(name)?.run()) ?? {};

  return {
    sweep,
    async sweepUntilQuiet() {
      for (let round = 0; round < mostRounds; round += 1) {
        let isQuiet = true;
        for (const name of sweepNames) isQuiet = didNothing(await sweep(name)) && isQuiet;
        if (isQuiet) return;
      }
    },
    trouble() {
      for (const [name, { inARow, error }] of failures) {
        if (inARow >= failuresUntilTrouble) return `${name} has failed ${inARow} times in a row (${error})`;
      }
      return undefined;
    },
    async idle() {
      await Promise.all([...runners.values()].map((runner) => runner.idle()));
    },
  };
}

/** What failed is tried again in its own time, and is not what a further round would get done. */
function didNothing(counts: SweepCounts): boolean {
  return Object.entries(counts).every(([what, count]) => count === 0 || what === 'failed');
}
