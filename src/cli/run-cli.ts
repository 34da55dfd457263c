import { Command, CommanderError } from 'commander';
import { addApplyCommand } from './apply-command.ts';
import { addExportCommand } from './export-command.ts';
import { addImportCommand } from './import-command.ts';
import { addPreviewCommand } from './preview-command.ts';
import { addRotateSecretCommand } from './rotate-secret-command.ts';
import { addRunCommand } from './run-command.ts';
import { sentenceFor } from './sentence-for.ts';
import { addStartCommand } from './start-command.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command and returns its exit status; what goes wrong is told in sentences. */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('tandem')
    .description('Open 1-to-1s inside Slack and Microsoft Teams.')
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .exitOverride()
    .showHelpAfterError('Add --help for how it is used.');
  addStartCommand(program, terminal);
  addImportCommand(program, terminal);
  addApplyCommand(program, terminal);
  addExportCommand(program, terminal);
  addPreviewCommand(program, terminal);
  addRunCommand(program, terminal);
  addRotateSecretCommand(program, terminal);
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode;
    terminal.err(sentenceFor(error));
    return 1;
  }
}
