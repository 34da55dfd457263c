import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

export function addStartCommand(program: Command, { env }: Terminal): void {
  program
    .command('start')
    .description('start Tandem, the same as `npm start`')
    .action(async () => {
      const { runUntilSignalled } = await import('../server/run-until-signalled.ts');
      const { startTandem } = await import('../main.ts');
      await runUntilSignalled(() => startTandem(env));
    });
}
