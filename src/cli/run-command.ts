import { Argument, type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { type Clock, clockAt, systemClock } from '../core/clock.ts';
import type { Core } from '../core/core.ts';
import { type SweepName, type SweepPorts, sweepNames, sweeps } from '../jobs/sweeps.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

export function addRunCommand(program: Command, terminal: Terminal): void {
  program
    .command('run')
    .description('do one sweep of a job, and print what it did as JSON')
    .addArgument(new Argument('<job>', 'what to look for').choices(sweepNames))
    .option('--at <moment>', 'as if it were that moment', readMoment)
    .action(async (job: SweepName, { at }: { at?: Clock }) => {
      const counts = await withCore(
        terminal,
        async (core, config) => sweeps[job](core, await openPorts(job, core, config, terminal)),
        at ?? systemClock,
      );
      terminal.out(JSON.stringify(counts));
    });
}

function readMoment(text: string): Clock {
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return clockAt(text);
  throw new InvalidArgumentError('It must be a moment like 2026-12-16T09:00:00Z.');
}

/** Without a platform nothing is taken from the outbox: trying in vain would only delay the copy that has one. */
async function openPorts(job: SweepName, core: Core, config: Config, { err }: Terminal): Promise<SweepPorts> {
  if (job !== 'deliver-outbox') return { messengers: [] };
  const { openMessengers } = await import('./open-messengers.ts');
  const messengers = config.isPlaygroundOn ? [] : await openMessengers(core, config);
  if (messengers.length > 0) return { messengers };
  err(
    config.isPlaygroundOn
      ? 'The playground delivers by itself while it runs, so nothing was delivered from here.'
      : 'Neither Slack nor Teams is configured, so nothing was delivered.',
  );
  return { messengers: [], signal: AbortSignal.abort() };
}
