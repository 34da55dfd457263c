import type { Command } from 'commander';
import { type Rotated, rotateSecret } from '../core/sealing/rotate-secret.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

export function addRotateSecretCommand(program: Command, terminal: Terminal): void {
  program
    .command('rotate-secret')
    .description(
      'seal everything anew with TANDEM_SECRET, which TANDEM_SECRET_PREVIOUS opens so far; may be stopped and run again',
    )
    .action(async () => {
      const onProgress = (collection: string, changed: number) =>
        terminal.out(`${collection}: ${changed} sealed anew so far`);
      const rotated = await withCore(terminal, (_core, _config, keys) => rotateSecret({ keys, onProgress }));
      for (const line of linesOf(rotated)) terminal.out(line);
      if (rotated.unreadable > 0) {
        terminal.err(
          `${rotated.unreadable} sealed texts open with neither secret and stay as they are: they were damaged, or sealed with a secret of long ago.`,
        );
      }
    });
}

function linesOf({ changed }: Rotated): string[] {
  const counts = Object.entries(changed).filter(([, count]) => count > 0);
  const done = counts.map(([collection, count]) => `${count} in ${collection}`).join(', ');
  return [
    done === '' ? 'Nothing was left to seal anew.' : `Sealed anew: ${done}.`,
    'Everything that opens is sealed with TANDEM_SECRET: TANDEM_SECRET_PREVIOUS is no longer needed.',
  ];
}
