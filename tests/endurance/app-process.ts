import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';

/** The built app, running in a process of its own. */
export interface AppProcess {
  /** Where it answers, without a slash at its end. */
  url: string;
  isRunning(): boolean;
  /** As if the power were cut. */
  kill(): Promise<void>;
  /** As whoever looks after it does; resolves to its exit code. */
  stop(): Promise<number | null>;
}

const running = new Set<AppProcess>();

/** Resolves when the app has started and its sweeps have begun. Whatever still runs at the end of the file is killed. */
export async function startApp(env: Readonly<Record<string, string>>): Promise<AppProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const directory = await mkdtemp(join(tmpdir(), 'tandem-endurance-'));
  const child = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH,
      HOME,
      TANDEM_SECRET: Buffer.alloc(32, 3).toString('base64'),
      PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const exited = once(child, 'exit').then(() => rm(directory, { recursive: true, force: true }));
  const greeting = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), exited]);
  if (!greeting) throw new Error('The app ended instead of starting.');
  const [, url = ''] = /runs at (\S+)/.exec(String(greeting)) ?? [];
  const app: AppProcess = {
    url,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      if (!app.isRunning()) throw new Error('The app had ended by itself.');
      running.delete(app);
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      running.delete(app);
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
  running.add(app);
  return app;
}

afterAll(async () => {
  await Promise.all([...running].filter((app) => app.isRunning()).map((app) => app.kill()));
});
