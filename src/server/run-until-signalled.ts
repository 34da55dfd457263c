import type { Logger } from 'pino';
import { ConfigError } from '../config/config.ts';
import { AppError } from '../core/errors.ts';

/** Something that runs until it is stopped. */
export interface Running {
  log: Logger;
  /** Lines for whoever started it. */
  greeting: string[];
  /** Settles only when it cannot go on. */
  failed: Promise<Error>;
  stop(): Promise<void>;
}

const stopWithinMs = 9_500;

/** Starts and runs until Ctrl-C or SIGTERM; the second one does not wait. Ends the process in any case. */
export async function runUntilSignalled(start: () => Promise<Running>): Promise<void> {
  let running: Running | undefined;
  let isStopping = false;
  const onSignal = () => {
    if (isStopping || running === undefined) process.exit(isStopping ? 130 : 0);
    isStopping = true;
    void stopInTime(running, 0);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    running = await start();
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exit(1);
  }
  const { log, greeting, failed } = running;
  // Whatever is left undone is found again by the next sweep: no reason to go down.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed unnoticed'));
  process.stdout.write(greeting.map((line) => `${line}\n`).join(''));
  const error = await failed;
  if (isStopping) return;
  isStopping = true;
  process.stderr.write(`${error.message}\n`);
  await stopInTime(running, 1);
}

async function stopInTime(running: Running, exitCode: number): Promise<void> {
  setTimeout(() => process.exit(exitCode), stopWithinMs);
  await running.stop();
  process.exit(exitCode);
}

/** What an operator can act on; for everything else, where it happened. */
function sentenceFor(error: unknown): string {
  if (error instanceof AppError) return error.userMessage;
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
