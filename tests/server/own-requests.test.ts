import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import { createHttpApp } from '../../src/server/create-http-app.ts';
import { type HttpServer, listen } from '../../src/server/listen.ts';
import { createMetrics } from '../../src/server/metrics.ts';

const metricsToken = 'a-long-random-token';
const reasons = ['the database does not answer'];

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(more: { metricsToken?: string } = {}, host = '127.0.0.1'): Promise<void> {
  const http = createHttpApp({
    log: createLog('silent'),
    metrics: createMetrics(),
    findTroubles: async () => reasons,
    isPlaygroundOn: false,
    ...more,
  });
  server = await listen(http.app, 0, host);
  http.markStarted();
}

/** As `fetch` asks, but with any headers at all. */
function ask(path: string, headers: IncomingHttpHeaders = {}, hostname = '127.0.0.1') {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asking = httpRequest({ hostname, port: server?.port, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.once('end', () => resolve({ status: response.statusCode, text }));
    });
    asking.once('error', reject).end();
  });
}

/** Whether metrics and reasons are told; `/readyz` itself answers everybody. */
async function isTold(headers: IncomingHttpHeaders, hostname?: string): Promise<boolean> {
  const ready = await ask('/readyz', headers, hostname);
  expect(ready.status).toBe(503);
  const metrics = await ask('/metrics', headers, hostname);
  expect([200, 401]).toContain(metrics.status);
  expect(metrics.text.includes('process_cpu')).toBe(metrics.status === 200);
  expect(ready.text.includes('database')).toBe(metrics.status === 200);
  return metrics.status === 200;
}

const own = () => `127.0.0.1:${server?.port}`;
const elsewhere = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

describe('metrics, and why Tandem is not ready', () => {
  it('are told this machine under its own names', async () => {
    await serve();
    expect(await isTold({ host: own() })).toBe(true);
    for (const host of ['localhost', 'LOCALHOST:1', '[::1]:3000', '127.9.9.9'])
      expect(await isTold({ host })).toBe(true);
  });

  it.each([
    { host: 'evil.example' },
    { host: 'localhost.evil.example' },
    { host: '127.0.0.1.evil.example' },
    { host: '192.168.1.5:3000' },
    { host: '0.0.0.0' },
    { host: 'evil.example@localhost' },
    { host: 'localhost/.evil.example' },
    { host: 'localhost#.evil.example' },
  ])('are not told under another name: %j', async (headers) => {
    await serve();
    expect(await isTold(headers)).toBe(false);
  });

  it.each([
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'Forwarded',
    'X-Real-IP',
    'Via',
    'True-Client-IP',
    'CF-Connecting-IP',
    'X-Client-IP',
    'X-Original-URL',
  ])('are not told whom %s comes with', async (header) => {
    await serve({ metricsToken });
    expect(await isTold({ host: own(), [header]: '127.0.0.1' })).toBe(false);
  });

  it('are not told whom an nginx comes with that was told nothing', async () => {
    await serve();
    const asked = `GET /metrics HTTP/1.0\r\nHost: ${own()}\r\nConnection: close\r\n\r\n`;
    const socket = connect(server?.port ?? 0, '127.0.0.1').end(asked);
    expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('are not told another machine that calls itself this one', async () => {
    await serve({}, '0.0.0.0');
    // A machine without a network has no other address to come from.
    if (elsewhere !== undefined) expect(await isTold({ host: 'localhost' }, elsewhere)).toBe(false);
    expect(await isTold({ host: 'localhost' })).toBe(true);
  });

  it('are told everybody who brings the token', async () => {
    await serve({ metricsToken });
    const headers = { host: 'metrics.example', 'x-forwarded-for': '192.0.2.1' };
    expect(await isTold({ ...headers, authorization: `Bearer ${metricsToken}` })).toBe(true);
    for (const authorization of [`Bearer ${metricsToken}x`, `Basic ${metricsToken}`, 'Bearer', metricsToken])
      expect(await isTold({ ...headers, authorization })).toBe(false);
  });

  it('are told nobody by a token where none is set', async () => {
    await serve();
    const headers = { host: 'metrics.example' };
    for (const authorization of ['Bearer undefined', 'Bearer ', 'Bearer null'])
      expect(await isTold({ ...headers, authorization })).toBe(false);
  });
});
