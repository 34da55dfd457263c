import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The app itself, in a process of its own. */
export interface AppProcess {
  /** Where it answers on this machine, without a slash at its end. */
  url: string;
  /** How long it has kept a processor busy since it was started. */
  cpuSeconds(): Promise<number>;
  /** How late its event loop was, in milliseconds, in the latest hundredth of the time since that was asked last. */
  loopDelayMs(): Promise<number>;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** @param profiledTo a folder in which the process leaves a profile of its processor time when it ends */
export async function startApp(
  env: Record<string, string>,
  cwd: string,
  profiledTo?: string,
): Promise<AppProcess> {
  const { PATH = '', HOME = '' } = process.env;
  const profiling = profiledTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiledTo}`];
  const app = spawn(process.execPath, [...profiling, '--import', import.meta.resolve('tsx'), main], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH,
      HOME,
      PORT: '0',
      LOG_LEVEL: 'error',
      TANDEM_SECRET: Buffer.alloc(32, 3).toString('base64'),
      ...env,
    },
  });
  const exited = once(app, 'exit');
  const lines = createInterface({ input: app.stdout });
  const [line] = await Promise.race([once(lines, 'line'), exited]);
  const [url] = /http:\/\/[^\s/]+/.exec(String(line)) ?? [];
  if (url === undefined) throw new Error('The app ended instead of starting.');
  return {
    url,
    cpuSeconds: () => readMetric(url, 'process_cpu_seconds_total'),
    async loopDelayMs() {
      return 1000 * (await readMetric(url, 'nodejs_eventloop_lag_p99_seconds'));
    },
    async stop() {
      app.kill('SIGTERM');
      await exited;
    },
  };
}

async function readMetric(url: string, name: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1]);
}

/** The same engine's address, with the database named in it. */
export function databaseAt(uri: string, dbName: string): string {
  return uri.replace(/\/?(\?|$)/, `/${dbName}$1`);
}
