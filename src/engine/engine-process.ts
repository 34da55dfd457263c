import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { directoryInUse, isDirectoryInUse } from './directory-in-use.ts';
import type { EngineLogin } from './engine-login.ts';
import { folderForSockets, removeSocketFolder } from './engine-socket.ts';

/** An engine that a process of its own serves. */
export interface EngineProcess {
  /** Without the login that it may take. */
  uri: string;
  login?: EngineLogin;
  pid: number;
  /** Settles only when the engine goes without having been asked to. */
  failed: Promise<Error>;
  close(): Promise<void>;
}

/** The engine went before it was ready: as a rule, it does not get on with its files. */
export class EngineEndedError extends Error {
  override readonly name = 'EngineEndedError';

  constructor(complaint: string) {
    const [last = ''] = complaint.trim().split('\n').slice(-1);
    super(`it ended before it was ready${last === '' ? '' : ` (${last.slice(0, 200)})`}.`);
  }
}

const HOST_SCRIPT = fileURLToPath(new URL('./engine-host.mjs', import.meta.url));
const HOST_MESSAGE = z.union([z.object({ uri: z.string() }), z.object({ error: z.string() })]);
const CLOSING_TIMEOUT_MS = 30_000;

/** Starts the embedded engine on a directory; `nodeCommand` is how to start Node.js, as words. */
export async function startEngineProcess(
  directory: string,
  nodeCommand: readonly string[],
): Promise<EngineProcess> {
  const [program = process.execPath, ...words] = nodeCommand;
  const child = spawn(program, [...words, HOST_SCRIPT, directory], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Nothing else: an experimental engine has no business with the app's secrets, nor with its NODE_OPTIONS.
    env: { TMPDIR: folderForSockets() },
  });
  // `close`, not `exit`: by then all that it had to say has been read.
  const exited = once(child, 'close');
  const uri = await readUri(child, directory, exited);
  return superviseEngine(child, uri, exited);
}

async function readUri(child: ChildProcess, directory: string, exited: Promise<unknown>): Promise<string> {
  if (child.stdout === null || child.stderr === null) throw new Error('The engine has no output.');
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), exited.then(() => [])])) as [string?];
  if (line === undefined) throw new EngineEndedError(complaint);
  const message = HOST_MESSAGE.parse(JSON.parse(line));
  if ('uri' in message) return message.uri;
  await exited;
  throw isDirectoryInUse(message.error) ? await directoryInUse(directory) : new Error(message.error);
}

function superviseEngine(child: ChildProcess, uri: string, exited: Promise<unknown[]>): EngineProcess {
  let isClosing = false;
  const cleared = exited.then(() => removeSocketFolder(uri));
  const failed = new Promise<Error>((resolve) => {
    void exited.then(([code, signal]) => {
      if (isClosing) return;
      resolve(new Error(`The database engine ended unexpectedly (${signal ?? `exit ${code}`}).`));
    });
  });
  return {
    uri,
    pid: child.pid ?? 0,
    failed,
    async close() {
      isClosing = true;
      child.stdin?.end();
      const overdue = setTimeout(() => child.kill('SIGKILL'), CLOSING_TIMEOUT_MS);
      await cleared;
      clearTimeout(overdue);
    },
  };
}
