import { writeFile } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import { Argument, type Command } from 'commander';
import { AppError } from '../core/errors.ts';
import { exportSetup } from '../core/setup/export-setup.ts';
import type { Terminal } from './terminal.ts';
import { withCore } from './with-core.ts';

export function addExportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('write all question sets, templates and cycles as a YAML file that apply takes')
    .addArgument(new Argument('<what>', 'what to write').choices(['setup']))
    .argument('[file]', 'where to; standard output when left out')
    .action(async (_what: 'setup', path: string | undefined) => {
      const { text, leftOut } = await withCore(terminal, exportSetup);
      if (path === undefined) terminal.out(text.trimEnd());
      else await writeOutputFile(path, text);
      for (const { cycle, reason } of leftOut) terminal.err(`left out: cycle “${cycle}” (${reason})`);
    });
}

/** @throws {AppError} when it cannot be written */
async function writeOutputFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const code = isNativeError(error) && 'code' in error ? error.code : undefined;
    throw new AppError('invalid', `${path}: it cannot be written (${String(code)}).`, { cause: error });
  }
}
