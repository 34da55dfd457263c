import { Argument, type Command, InvalidArgumentError } from 'commander';
import { AppError } from '../core/errors.ts';
import { importActivity } from '../core/imports/import-activity.ts';
import { importPeople } from '../core/imports/import-people.ts';
import type { ImportSummary } from '../core/imports/import-summary.ts';
import { importTeams } from '../core/imports/import-teams.ts';
import { csvLimits } from '../core/imports/read-csv.ts';
import { readInputFile } from './read-input-file.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

const imports = { people: importPeople, teams: importTeams, activity: importActivity };
type Kind = keyof typeof imports;

interface Options {
  dryRun?: true;
  deactivateMissing?: true;
  yesDeactivate?: number;
}

export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('import people, teams or activity from a CSV file: all of it or nothing')
    .addArgument(new Argument('<kind>', 'what the file holds').choices(Object.keys(imports)))
    .argument('<file>', 'UTF-8, or UTF-16 with a byte-order mark; separated by commas, semicolons or tabs')
    .option('--dry-run', 'check the file and say what would change')
    .option('--deactivate-missing', 'deactivate people who are not in the file; needs --yes-deactivate')
    .option('--yes-deactivate <n>', 'how many people it deactivates, as --dry-run says', readCount)
    .action(async (kind: Kind, path: string, given: Options) => {
      const { dryRun, deactivateMissing, yesDeactivate } = given;
      if (kind !== 'people') mustBeForPeople(given);
      const bytes = await readInputFile(path, csvLimits.largest);
      const options = {
        ...(dryRun && { isDryRun: true }),
        ...(deactivateMissing && { deactivatesMissing: true }),
        ...(yesDeactivate !== undefined && { mayDeactivate: yesDeactivate }),
      };
      const summary = await withCore(terminal, (core) => imports[kind](core, bytes, options));
      if (dryRun) terminal.out('Dry run: nothing was stored.');
      for (const line of linesOf(kind, summary)) terminal.out(line);
      if (dryRun && (deactivateMissing || summary.deactivated > 0)) {
        terminal.out(`To deactivate that many: --yes-deactivate ${summary.deactivated}`);
      }
    });
}

/** @throws {AppError} when people are to be deactivated by a file that holds none */
function mustBeForPeople({ deactivateMissing, yesDeactivate }: Options): void {
  const option = deactivateMissing
    ? '--deactivate-missing'
    : yesDeactivate !== undefined && '--yes-deactivate';
  if (option) throw new AppError('invalid', `${option} is for people only.`);
}

function readCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number: the one that --dry-run says.');
}

function linesOf(kind: Kind, { teamsCreated, ...counts }: ImportSummary): string[] {
  const done = Object.entries(counts).filter(([, count]) => count > 0);
  const teams = teamsCreated.map((name) => `“${name}”`).join(', ');
  return [
    `${kind}: ${done.map(([what, count]) => `${count} ${what}`).join(', ')}`,
    ...(teams === '' ? [] : [`teams that did not exist, created empty: ${teams}`]),
  ];
}
