#!/usr/bin/env node
import { runCli } from './cli/run-cli.ts';
import { readEnvironment } from './config/config.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  env: readEnvironment(),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
