import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import type { Environment } from '../../src/config/config.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { timersCollection } from '../../src/jobs/job-lag.ts';
import { startTandem, type Tandem } from '../../src/main.ts';
import { addOneToOne, addPerson, createTestCore } from '../core/outbox/outbox-fixture.ts';
import { eventually } from '../support/eventually.ts';

let dataDir: string;
let running: Tandem[];
let servers: Server[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-main-'));
  running = [];
  servers = [];
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(running.map((tandem) => tandem.stop()));
  for (const server of servers) server.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(env: Environment): Promise<Tandem> {
  const tandem = await startTandem({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    PLAYGROUND: 'off',
    ...env,
  });
  running.push(tandem);
  return tandem;
}

/** A server that answers everything with this; the address it listens on. */
async function serve(answer: unknown): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A database of its own on the engine of this run. */
function testDatabase(): Environment {
  return {
    MONGODB_URI: `${process.env.TANDEM_TEST_MONGODB_URI}`.replace(/\/?(\?|$)/, `/main-${randomUUID()}$1`),
  };
}

const slack = { SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_SIGNING_SECRET: '0123456789abcdef' };

describe('Tandem', () => {
  it('starts with nothing configured, stops, and finds everything again', async () => {
    const first = await start({});
    expect(first.greeting.join()).toContain(first.url);
    expect(first.greeting.join()).toContain('embedded');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    await addPerson('Mei');
    await first.stop();
    await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();
    expect(mongoose.connection.readyState).toBe(mongoose.ConnectionStates.disconnected);

    const second = await start({});
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    expect(await PersonModel.countDocuments({ name: 'Mei' })).toBe(1);
  });

  it('has no playground in production', async () => {
    const secret = Buffer.alloc(32, 1).toString('base64');
    const { url } = await start({
      ...testDatabase(),
      NODE_ENV: 'production',
      TANDEM_SECRET: secret,
      PLAYGROUND: '',
    });
    expect((await fetch(`${url}/playground`)).status).toBe(404);
  });

  it('takes what Slack and Teams send, and only from them', async () => {
    // The Bot Framework's library prints whom it turns away.
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const api = await serve({
      ok: true,
      team_id: 'T1',
      user_id: 'U1',
      bot_id: 'B1',
      url: 'https://x.slack.com/',
    });
    const guid = randomUUID();
    const teams = { MicrosoftAppId: guid, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: guid };
    const { url } = await start({ ...testDatabase(), ...slack, ...teams, SLACK_API_URL: `${api}/api/` });
    const unsigned = await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });
    expect(unsigned.status).toBe(401);
    const activity = JSON.stringify({ type: 'message', text: 'hi' });
    const headers = { 'content-type': 'application/json' };
    const anonymous = await fetch(`${url}/api/messages`, { method: 'POST', body: activity, headers });
    expect(anonymous.status).toBe(401);
  });

  it('takes nothing in its playground but what its own stand-in for Teams sends', async () => {
    const { url } = await start({ ...testDatabase(), PLAYGROUND: 'on' });
    const post = (host: string, serviceUrl: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', host };
        const posting = request(`${url}/api/messages`, { method: 'POST', headers }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode));
        });
        const ids = {
          from: { id: '29:nobody' },
          recipient: { id: '28:bot' },
          conversation: { id: 'a:nobody' },
        };
        const activity = { type: 'typing', channelId: 'msteams', serviceUrl, ...ids };
        posting.once('error', reject).end(JSON.stringify(activity));
      });
    const own = new URL(url).host;
    expect(await post('evil.example', `${url}/playground/teams`)).toBe(403);
    expect(await post(own, 'http://127.0.0.1:9/')).toBe(403);
    expect(await post(own, 'https://evil.example/')).toBe(403);
    expect(await post(own, `${url}/playground/teams`)).toBe(200);
  });

  it('tells how much is due, and for how long the oldest of it has been', async () => {
    const { url } = await start(testDatabase());
    const core = { ...createTestCore(), clock: { now: () => new Date(Date.now() - 90_000) } };
    for (const name of ['Mei', 'Bo']) {
      const personId = await addPerson(name);
      const oneToOneId = await addOneToOne(personId, personId);
      await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
    }
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('tandem_due{sweep="deliver-outbox"} 2');
    expect(metrics).toContain('tandem_due{sweep="issue-due"} 0');
    const [, oldest] = /tandem_oldest_due_seconds\{sweep="deliver-outbox"\} ([\d.]+)/.exec(metrics) ?? [];
    expect(Number(oldest)).toBeGreaterThanOrEqual(90);
    expect(metrics).toMatch(/tandem_job_lag_seconds\{sweep="issue-due"\} [\d.]+/);
  });

  it('is ready with what waits for a platform, and is not when nobody looks after its timers', async () => {
    const { url } = await start(testDatabase());
    const timers = mongoose.connection.collection(timersCollection);
    await eventually(async () => (await timers.countDocuments({ lastFinishedAt: { $type: 'date' } })) > 2);
    const long = new Date(Date.now() - 3_600_000);
    await MessageModel.create({
      _id: 'issued:x',
      personId: 'nobody',
      notice: { kind: 'issued', oneToOneId: 'x' },
      state: 'pending',
      lane: 'slack:posts',
      nextTryAt: long,
      createdAt: long,
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // A timer that no copy of this version looks at.
    await timers.updateOne(
      { name: 'issue-due' },
      { $set: { nextRunAt: long, lockedAt: long, disabled: true } },
    );
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/issue-due is 36\d\d seconds behind/);
  });

  it('is not ready, and says why, when its database is gone', async () => {
    const { url } = await start(testDatabase());
    await mongoose.disconnect();
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('the database does not answer');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is taken', async () => {
    const { port } = new URL(await serve({}));
    await expect(start({ PORT: port })).rejects.toThrow(new RegExp(`Port ${port} .* in use already`));
  });

  it('says that MongoDB does not answer, and never the password', async () => {
    const failure = await start({
      MONGODB_URI: 'mongodb://root:hush@127.0.0.1:1/tandem',
    }).catch((error: Error) => error.message);
    expect(failure).toMatch(/MongoDB at 127\.0\.0\.1:1.*ECONNREFUSED.*Check MONGODB_URI/);
    expect(failure).not.toContain('hush');
  });

  it('says that Slack does not take the token, and leaves nothing running', async () => {
    const api = await serve({ ok: false, error: 'invalid_auth' });
    const started = start({ ...testDatabase(), ...slack, SLACK_API_URL: `${api}/api/` });
    await expect(started).rejects.toThrow(/Slack does not take SLACK_BOT_TOKEN \(invalid_auth\)/);
    expect(mongoose.connection.readyState).toBe(mongoose.ConnectionStates.disconnected);
  });
});
