import { errorLabel } from '../core/chat/error-label.ts';
import type { Core } from '../core/core.ts';
import { newId } from '../core/new-id.ts';
import { onBehalfOf } from '../core/work-context.ts';
import { coalesce } from './coalesce.ts';
import { type SweepCounts, type SweepName, type SweepPorts, sweepNames, sweeps } from './sweeps.ts';
import { type WaitListener, watchRates } from './watch-rates.ts';

/** Is told how sweeps went. */
export interface SweepObserver {
  onSwept(name: SweepName, counts: SweepCounts, seconds: number): void;
  onSweepFailed(name: SweepName): void;
  onRateWait?: WaitListener;
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
/** So long a sweep may do nothing at all, not even wait for its turn, before it is stuck. */
const stuckAfterMs = 5 * 60_000;

/**
 * Runs the sweeps of this process, each one at a time.
 * @param now milliseconds that really pass
 */
export function createSweeper(
  core: Core,
  ports: SweepPorts,
  observer: SweepObserver,
  now: () => number = () => performance.now(),
): Sweeper {
  const failures = new Map<SweepName, { inARow: number; error: string }>();
  /** When each of those that run last gave a sign of life. */
  const aliveAt = new Map<SweepName, number>();

  const sweepOnce = async (name: SweepName): Promise<SweepCounts> => {
    if (ports.signal?.aborted) return {};
    const startedAt = now();
    const giveSign = () => void aliveAt.set(name, now());
    giveSign();
    try {
      const counts = await sweeps[name](...givingSigns(core, ports, observer, giveSign));
      failures.delete(name);
      if (Object.values(counts).some((count) => count > 0)) core.log.info(counts, 'swept');
      observer.onSwept(name, counts, (now() - startedAt) / 1000);
      return counts;
    } catch (error) {
      failures.set(name, { inARow: (failures.get(name)?.inARow ?? 0) + 1, error: errorLabel(error) });
      observer.onSweepFailed(name);
      core.log.error({ err: error }, 'a sweep failed and will be tried again');
      return {};
    } finally {
      aliveAt.delete(name);
    }
  };
  const run = (name: SweepName) => onBehalfOf({ jobId: newId(), sweep: name }, () => sweepOnce(name));

  const runners = new Map(sweepNames.map((name) => [name, coalesce(() => run(name))]));
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
      for (const [name, at] of aliveAt) {
        if (now() - at > stuckAfterMs) return `${name} does not get on`;
      }
      return undefined;
    },
    async idle() {
      await Promise.all([...runners.values()].map((runner) => runner.idle()));
    },
  };
}

/** What a sweep is handed, such that whatever it does shows that it goes on. */
function givingSigns(
  core: Core,
  ports: SweepPorts,
  observer: SweepObserver,
  giveSign: () => void,
): [Core, SweepPorts] {
  const onWait: WaitListener = (limit, seconds) => {
    giveSign();
    observer.onRateWait?.(limit, seconds);
  };
  return [
    {
      ...core,
      nudgeOutbox() {
        giveSign();
        core.nudgeOutbox();
      },
    },
    {
      ...ports,
      ...(ports.rates && { rates: watchRates(ports.rates, onWait) }),
      onOutcome(outcome) {
        giveSign();
        ports.onOutcome?.(outcome);
      },
    },
  ];
}

/** What failed is tried again in its own time, and is not what a further round would get done. */
function didNothing(counts: SweepCounts): boolean {
  return Object.entries(counts).every(([what, count]) => count === 0 || what === 'failed');
}
