import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

let directory: string;
let app: ChildProcess | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tandem-process-'));
});
afterEach(() => {
  app?.kill('SIGKILL');
});
afterAll(() => rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

function run(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const started = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      DATA_DIR: join(directory, 'data'),
      PORT: '0',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  app = started;
  return { started, exited: once(started, 'exit'), errors: text(started.stderr) };
}

describe('the process', () => {
  it('ends with status 1 and one message that names every wrong setting', async () => {
    const { exited, errors } = run({ PORT: 'x', SLACK_BOT_TOKEN: 'hush', NODE_ENV: 'production' });
    expect(await exited).toEqual([1, null]);
    const message = await errors;
    expect(message.trim().split('\n')).toHaveLength(5);
    for (const name of ['PORT', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'TANDEM_SECRET']) {
      expect(message).toContain(`  - ${name} `);
    }
    expect(message).not.toContain('hush');
  });

  it('ends with status 1 and one sentence when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { exited, errors } = run({ PORT: String(port) });
    expect(await exited).toEqual([1, null]);
    expect(await errors).toBe(
      `Port ${port} on 127.0.0.1 is in use already: stop what uses it, or set PORT to another.\n`,
    );
    other.close();
  });

  it('plays both platforms when none is configured, and writes to people there', async () => {
    const { started } = run({ PLAYGROUND: '' });
    const [said] = await once(started.stdout.setEncoding('utf8'), 'data');
    const [, url] = /open (\S+)\/playground to try it/.exec(said) ?? [];
    expect((await fetch(`${url}/playground`)).status).toBe(200);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    for (const platform of ['slack', 'teams']) {
      expect(metrics).toContain(`tandem_delivered_total{platform="${platform}",kind="delivered"}`);
    }
  }, 120_000); // It sets up a whole company first.

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it is and on what it runs, and ends well on %s',
    async (signal) => {
      const { started, exited } = run({});
      const [said] = await once(started.stdout.setEncoding('utf8'), 'data');
      expect(said).toMatch(/^Tandem runs at http:\/\/127\.0\.0\.1:\d+\nDatabase: /);
      started.kill(signal);
      expect(await exited).toEqual([0, null]);
    },
  );
});
