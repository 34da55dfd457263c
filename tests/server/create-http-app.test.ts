import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { json } from 'express';
import { createLog } from '../../src/log.ts';
import { createHttpApp, type HttpApp } from '../../src/server/create-http-app.ts';
import { type HttpServer, listen } from '../../src/server/listen.ts';
import { createMetrics } from '../../src/server/metrics.ts';

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(options: { troubles?: string[]; isPlaygroundOn?: boolean } = {}) {
  const lines: string[] = [];
  const metrics = createMetrics();
  const http = createHttpApp({
    log: createLog('trace', { write: (line) => lines.push(line) }),
    metrics,
    findTroubles: async () => options.troubles ?? [],
    isPlaygroundOn: options.isPlaygroundOn ?? false,
  });
  server = await listen(http.app, 0, '127.0.0.1');
  return { http, metrics, lines, url: `http://127.0.0.1:${server.port}` };
}

async function started(
  options: Parameters<typeof serve>[0] = {},
): Promise<Awaited<ReturnType<typeof serve>>> {
  const served = await serve(options);
  served.http.markStarted();
  return served;
}

function mountJson({ routes }: HttpApp, answer: (body: unknown) => void): void {
  routes.post('/say', json(), (request, response) => {
    answer(request.body);
    response.end();
  });
}

describe('the HTTP server', () => {
  it('is alive even while it is not ready', async () => {
    const { url } = await serve({ troubles: ['the database does not answer'] });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ reasons: ['the database does not answer'] });
  });

  it('is ready when nothing speaks against it', async () => {
    const { url } = await started();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('asks to come back while it starts, and knows what there is once it has', async () => {
    const { http, url } = await serve();
    const early = await fetch(`${url}/slack/events`, { method: 'POST' });
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('2');
    http.markStarted();
    const unknown = await fetch(`${url}/slack/events`, { method: 'POST' });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({ error: 'There is nothing here.' });
  });

  it('takes nothing more once it stops', async () => {
    const { http, url } = await started();
    const taken: unknown[] = [];
    mountJson(http, (body) => taken.push(body));
    http.markStopping();
    expect((await fetch(`${url}/say`, { method: 'POST', body: '{}' })).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(taken).toEqual([]);
  });

  it('leads to the playground when that is on, and says what it is when not', async () => {
    const { url } = await started({ isPlaygroundOn: true });
    const home = await fetch(url, { redirect: 'manual' });
    expect(home.status).toBe(302);
    expect(home.headers.get('location')).toBe('/playground');
    await server?.close();
    const other = await started();
    expect(await (await fetch(other.url)).text()).toContain('Tandem is running');
  });

  it('does not say what it is made of, and gives every request an id', async () => {
    const { url } = await started();
    const { headers } = await fetch(`${url}/healthz`);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    const ofProxy = await fetch(`${url}/healthz`, { headers: { 'x-request-id': 'proxy-4711-abcdef' } });
    expect(ofProxy.headers.get('x-request-id')).toBe('proxy-4711-abcdef');
    const ofJoker = await fetch(`${url}/healthz`, { headers: { 'x-request-id': 'a b<script>' } });
    expect(ofJoker.headers.get('x-request-id')).not.toContain('script');
  });

  it('refuses a body that is too long, or of unknown length', async () => {
    const { http, url } = await started();
    const taken: unknown[] = [];
    mountJson(http, (body) => taken.push(body));
    const long = await fetch(`${url}/say`, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
    expect(long.status).toBe(413);
    const status = await new Promise((resolve) => {
      const chunked = httpRequest(`${url}/say`, { method: 'POST' }, (response) => {
        resolve(response.resume().statusCode);
      });
      chunked.write('{}');
      chunked.end();
    });
    expect(status).toBe(411);
    expect(taken).toEqual([]);
  });

  it('calls a body that cannot be read what it is', async () => {
    const { http, url } = await started();
    mountJson(http, () => {});
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/say`, { method: 'POST', body: '{"secret', headers });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('secret');
  });

  it('says an id for what went wrong, and logs what it was under that id', async () => {
    const { http, url, lines } = await started();
    http.routes.get('/broken', () => {
      throw new Error('the inside of things');
    });
    const answer = await fetch(`${url}/broken?code=hush`);
    expect(answer.status).toBe(500);
    const { error } = (await answer.json()) as { error: string };
    const [, id = 'none'] = /\((\w{24})\)/.exec(error) ?? [];
    expect(error).not.toContain('inside');
    const line = lines.find((each) => each.includes(id));
    expect(line).toContain('the inside of things');
    expect(lines.join()).not.toContain('hush');
  });

  it('logs what a request leads to under the id that the request has', async () => {
    const { http, url, lines } = await started();
    const log = createLog('info', { write: (line) => lines.push(line) });
    http.routes.get('/slow', async (_request, response) => {
      await pause(5);
      log.info('worked on');
      response.end();
    });
    const answers = await Promise.all([fetch(`${url}/slow`), fetch(`${url}/slow`)]);
    const given = answers.map(({ headers }) => headers.get('x-request-id'));
    const worked = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'worked on');
    expect(worked.map(({ requestId }) => requestId).sort()).toEqual(given.sort());
    expect(new Set(given).size).toBe(2);
  });

  it('counts for Prometheus', async () => {
    const { metrics, url } = await started();
    metrics.onSwept('issue-due', { issued: 3 }, 0.2);
    metrics.onOutcome({ kind: 'delivered', platform: 'slack' });
    metrics.onOutcome({ kind: 'failed', reason: 'not-installed' });
    metrics.onRateWait('slack-posts', 1.5);
    metrics.onRateWait('slack-posts', 0);
    await fetch(`${url}/slack/events`, { method: 'POST' });
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('tandem_issued_total 3');
    expect(text).toContain('tandem_delivered_total{platform="slack",kind="delivered"} 1');
    expect(text).toContain('tandem_failed_total{reason="not-installed"} 1');
    expect(text).toContain('tandem_handler_seconds_count{route="slack",status="4xx"} 1');
    expect(text).toContain('tandem_swept_total{sweep="issue-due",what="issued"} 3');
    expect(text).toContain('tandem_rate_waits_total{limit="slack-posts"} 1');
    expect(text).toContain('tandem_rate_wait_seconds_total{limit="slack-posts"} 1.5');
    expect(text).toContain('process_cpu_seconds_total');
    const own = text.match(/^# HELP tandem_\w+ .+$/gm)?.map((line) => line.split(' ')[2]);
    expect(own?.sort()).toEqual(
      ['action_seconds', 'delivered_total', 'due', 'failed_total', 'handler_seconds', 'issued_total']
        .concat(['job_lag_seconds', 'oldest_due_seconds', 'rate_wait_seconds_total', 'rate_waits_total'])
        .concat(['retried_total', 'sweep_failures_total', 'sweep_seconds', 'swept_total'])
        .map((name) => `tandem_${name}`),
    );
  });
});

describe('an address that cannot be had', () => {
  it('is explained in one sentence', async () => {
    const { http } = await started();
    await expect(listen(http.app, server?.port ?? 0, '127.0.0.1')).rejects.toThrow(
      /in use already.*set PORT/,
    );
    await expect(listen(http.app, 0, '203.0.113.1')).rejects.toThrow(/^HOST is not an address/);
  });
});
