import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface RunningApp {
  url: string;
  /** Runs a command of the command line's beside it, as an operator would. */
  tandem(...words: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** The built app as `npm start` runs it, with a data directory of its own, at an address that was free. */
export async function startApp(): Promise<RunningApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-browser-'));
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await untilItRuns(child);
  return {
    url,
    async tandem(...words) {
      await promisify(execFile)(process.execPath, ['dist/cli.js', ...words], { env });
    },
    async stop() {
      child.kill('SIGINT');
      await once(child, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where it says that it runs, which it does once it is ready. */
function untilItRuns(child: ChildProcess): Promise<string> {
  let greeting = '';
  let errors = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      greeting += chunk;
      const [url] = greeting.match(/http:\/\/\S+(?=\s)/) ?? [];
      if (url) resolve(url);
    });
    child.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    child.once('exit', () => reject(new Error(`Tandem did not start: ${errors}`)));
  });
}
