import { type Command, InvalidArgumentError } from 'commander';
import {
  type CyclePreview,
  type OccurrencePreview,
  previewStoredCycle,
  type RecordedPreview,
} from '../core/cycles/plan/preview.ts';
import { AppError } from '../core/errors.ts';
import { decodeFile } from '../core/forms/decode-file.ts';
import { previewSetup } from '../core/setup/apply-setup.ts';
import { yamlLimits } from '../core/setup/read-yaml.ts';
import { readInputFile } from './read-input-file.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

const mostOccurrences = 100;

export function addPreviewCommand(program: Command, terminal: Terminal): void {
  program
    .command('preview')
    .description('say who would get what from whom and when, and who is left out and why')
    .argument('<cycle>', 'the name of a cycle, or a YAML file')
    .option('--occurrences <n>', 'how many of those to come', readCount, 1)
    .option('--json', 'for other programs')
    .action(async (cycle: string, { occurrences, json }: { occurrences: number; json?: true }) => {
      const previews = await findPreviews(cycle, occurrences, terminal);
      const [only] = previews;
      if (json) terminal.out(JSON.stringify(previews.length === 1 ? only : previews, null, 2));
      else for (const preview of previews) terminal.out(describe(preview));
    });
}

async function findPreviews(cycle: string, count: number, terminal: Terminal): Promise<CyclePreview[]> {
  if (!/\.ya?ml$/i.test(cycle)) {
    return [await withCore(terminal, (core) => previewStoredCycle(core, cycle, count))];
  }
  const text = decodeFile(await readInputFile(cycle, yamlLimits.largest), yamlLimits);
  const previews = await withCore(terminal, (core) => previewSetup(core, text, count));
  if (previews.length === 0) throw new AppError('invalid', `${cycle} has no cycles.`);
  return previews;
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= mostOccurrences) return count;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostOccurrences}.`);
}

const mostRecorded = 10;

function describe({ cycle, occurrences, recorded = [] }: CyclePreview): string {
  const older = recorded.length - mostRecorded;
  return [
    occurrences.length === 0 ? `“${cycle}” has nothing left to send.` : `“${cycle}”`,
    ...occurrences.flatMap(linesOf),
    ...recorded.slice(0, mostRecorded).flatMap(linesOfRecorded),
    ...(older > 0 ? [`${older} older not issued to everybody: --json lists them`] : []),
  ].join('\n');
}

function linesOf({ occurrence, issues, leftOut, ...days }: OccurrencePreview): string[] {
  return [
    `occurrence ${occurrence}: issue ${days.issueOn}, reviewee by ${days.revieweeBy}, ` +
      `reviewer by ${days.reviewerBy}, share and finalise by ${days.finaliseBy}`,
    ...issues.map(({ reviewee, reviewer, issueAt }) => `  ${issueAt}  ${reviewee} with ${reviewer}`),
    ...leftOut.map(({ person, reason }) => `  left out: ${person} (${reason})`),
  ];
}

function linesOfRecorded({ occurrence, issueOn, finaliseBy, leftOut }: RecordedPreview): string[] {
  return [
    `occurrence ${occurrence}, was due: issue ${issueOn}, share and finalise by ${finaliseBy}`,
    ...leftOut.map(({ person, reason }) => `  not issued: ${person} (${reason})`),
  ];
}
