import type { Command } from 'commander';
import type { CyclePreview } from '../core/cycles/plan/preview.ts';
import { decodeFile } from '../core/forms/decode-file.ts';
import { applySetup } from '../core/setup/apply-setup.ts';
import type { SetupChange } from '../core/setup/plan-setup.ts';
import { yamlLimits } from '../core/setup/read-yaml.ts';
import { readInputFile } from './read-input-file.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

export function addApplyCommand(program: Command, terminal: Terminal): void {
  program
    .command('apply')
    .description(
      'create or change question sets, templates and cycles from a YAML file: all of it or nothing',
    )
    .argument('<file>', 'a YAML file')
    .option('--dry-run', 'check the file and say what would change')
    .action(async (path: string, { dryRun = false }: { dryRun?: boolean }) => {
      const text = decodeFile(await readInputFile(path, yamlLimits.largest), yamlLimits);
      const { changes, previews } = await withCore(terminal, (core) =>
        applySetup(core, text, { isDryRun: dryRun }),
      );
      if (dryRun) terminal.out('Dry run: nothing was stored.');
      for (const change of changes) terminal.out(describeChange(change));
      for (const preview of previews) terminal.out(describeNext(preview));
    });
}

function describeChange({ kind, name, outcome, fields }: SetupChange): string {
  return `${kind} “${name}”: ${outcome}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`;
}

function describeNext({ cycle, occurrences: [next] }: CyclePreview): string {
  if (!next) return `“${cycle}” issues nothing any more.`;
  const { issues, leftOut } = next;
  const [first] = issues.map(({ issueAt }) => issueAt).sort();
  const start = first === undefined ? '' : `, the first one at ${first}`;
  const lines = leftOut.map(({ person, reason }) => `  left out: ${person} (${reason})`);
  return [
    `“${cycle}” goes to ${issues.length} ${issues.length === 1 ? 'person' : 'people'} next${start}.`,
    ...lines,
  ].join('\n');
}
