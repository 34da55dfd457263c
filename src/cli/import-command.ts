import { Argument, type Command } from 'commander';
import { AppError } from '../core/errors.ts';
import { importActivity } from '../core/imports/import-activity.ts';
import { importPeople } from '../core/imports/import-people.ts';
import type { ImportSummary } from '../core/imports/import-summary.ts';
import { importTeams } from '../core/imports/import-teams.ts';
import { readInputFile } from './read-input-file.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

const imports = { people: importPeople, teams: importTeams, activity: importActivity };
type Kind = keyof typeof imports;

interface Options {
  dryRun?: true;
  deactivateMissing?: true;
}

export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('import people, teams or activity from a CSV file: all of it or nothing')
    .addArgument(new Argument('<kind>', 'what the file holds').choices(Object.keys(imports)))
    .argument('<file>', 'UTF-8, separated by commas or semicolons')
    .option('--dry-run', 'check the file and say what would change')
    .option('--deactivate-missing', 'deactivate people who are not in the file')
    .action(async (kind: Kind, path: string, { dryRun, deactivateMissing }: Options) => {
      if (deactivateMissing && kind !== 'people') {
        throw new AppError('invalid', '--deactivate-missing is for people only.');
      }
      const bytes = await readInputFile(path);
      const options = {
        ...(dryRun && { isDryRun: true }),
        ...(deactivateMissing && { deactivatesMissing: true }),
      };
      const summary = await withCore(terminal, (core) => imports[kind](core, bytes, options));
      if (dryRun) terminal.out('Dry run: nothing was stored.');
      for (const line of linesOf(kind, summary)) terminal.out(line);
    });
}

function linesOf(kind: Kind, { teamsCreated, ...counts }: ImportSummary): string[] {
  const done = Object.entries(counts).filter(([, count]) => count > 0);
  const teams = teamsCreated.map((name) => `“${name}”`).join(', ');
  return [
    `${kind}: ${done.map(([what, count]) => `${count} ${what}`).join(', ')}`,
    ...(teams === '' ? [] : [`teams that did not exist, created empty: ${teams}`]),
  ];
}
