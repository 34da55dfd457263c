// Boots what users run, from dist/, twice on one data directory: some crashes show only there.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const main = resolve('dist/main.js');
const cli = resolve('dist/cli.js');
const readyWithinMs = 60_000;
const stopWithinMs = 5_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function start(directory, port) {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    PATH,
    HOME,
    ...(TMPDIR && { TMPDIR }),
    DATA_DIR: join(directory, 'data'),
    PORT: String(port),
  };
  // Its own working directory, so that no .env of a developer has a say.
  return spawn(process.execPath, [main], { cwd: directory, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function waitUntilReady(app, url) {
  const deadline = performance.now() + readyWithinMs;
  let last = 'it does not answer';
  while (performance.now() < deadline) {
    if (app.exitCode !== null) throw new Error(`it ended with exit code ${app.exitCode}`);
    try {
      const response = await fetch(`${url}/readyz`);
      if (response.status === 200) return;
      last = await response.text();
    } catch {
      last = 'it does not answer';
    }
    await pause(100);
  }
  throw new Error(`not ready after ${readyWithinMs / 1000} s: ${last}`);
}

async function expectOk(url) {
  const { status } = await fetch(url);
  if (status !== 200) throw new Error(`${url} answers ${status}`);
}

async function stop(app) {
  const startedAt = performance.now();
  const exited = once(app, 'exit');
  app.kill('SIGINT');
  const overdue = pause(stopWithinMs, undefined, { ref: false }).then(() => {
    throw new Error(`still running ${stopWithinMs / 1000} s after SIGINT`);
  });
  const [code, signal] = await Promise.race([exited, overdue]);
  if (code !== 0) throw new Error(`exit code ${code ?? signal} after SIGINT`);
  return Math.round(performance.now() - startedAt);
}

async function bootOnce(directory) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const app = start(directory, port);
  try {
    await waitUntilReady(app, url);
    const readyMs = Math.round(performance.now() - startedAt);
    for (const path of ['/healthz', '/metrics', '/playground']) await expectOk(`${url}${path}`);
    console.log(`boot: ready after ${readyMs} ms, stopped after ${await stop(app)} ms`);
  } finally {
    app.kill('SIGKILL');
  }
}

const directory = await mkdtemp(join(tmpdir(), 'tandem-boot-'));
try {
  execFileSync(process.execPath, [cli, '--help'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await bootOnce(directory);
  await bootOnce(directory);
} catch (error) {
  console.error(`boot: ${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
