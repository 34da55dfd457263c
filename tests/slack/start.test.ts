import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { createSlack, type Slack } from '../../src/slack/app.ts';
import type { SlackSettings } from '../../src/slack/settings.ts';
import { eventually } from '../support/eventually.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { addLinkedMeiAndTomasz, meiId, type SlackWorld, startSlackWorld } from './slack-world.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

useTestDatabase();

describe('Slack over Socket Mode', () => {
  let socket: SocketServer;
  let world: SlackWorld;

  beforeEach(async () => {
    await clearDatabase();
    await addLinkedMeiAndTomasz();
    socket = await startSocketServer();
    world = await startSlackWorld({ socket });
  });

  afterEach(async () => {
    await world.stop();
    await socket.stop();
  });

  it('hears and acknowledges commands without any address of its own', async () => {
    expect(world.slack.router).toBeUndefined();
    const payload = {
      command: '/1to1',
      text: 'help',
      user_id: meiId,
      team_id: 'T0ACME',
      channel_id: 'D0MEI',
      trigger_id: 'a-trigger',
      response_url: 'http://127.0.0.1:9/nowhere',
    };
    socket.send({
      type: 'slash_commands',
      envelope_id: 'envelope-1',
      accepts_response_payload: true,
      payload,
    });
    const request = await eventually(() => world.asked[0]);
    expect(request.action).toEqual({ type: 'open-help' });
    const acknowledged = expect.objectContaining({ envelope_id: 'envelope-1' });
    await eventually(() => socket.received.length > 0);
    expect(socket.received).toContainEqual(acknowledged);
  });

  it('refuses a foreign workspace there too', async () => {
    const payload = { command: '/1to1', text: 'help', user_id: meiId, team_id: 'T0OTHER', trigger_id: 't' };
    socket.send({
      type: 'slash_commands',
      envelope_id: 'envelope-2',
      accepts_response_payload: true,
      payload,
    });
    await eventually(() => world.logged().includes('foreign Slack workspace'));
    expect(world.asked).toEqual([]);
  });
});

describe('starting Slack', () => {
  const log = pino({ level: 'silent' });
  const start = async (settings: Partial<SlackSettings>): Promise<Slack> => {
    const slack = await createSlack({
      core: makeTestCore('2026-12-14T09:00:00Z'),
      settings: { botToken: 'xoxb-wrong', signingSecret: 'secret-secret', command: '/1to1', ...settings },
      log,
    });
    await slack.start();
    return slack;
  };

  it('ends with a sentence when Slack does not take the token', async () => {
    const world = await startSlackWorld();
    const apiUrl = new URL('/stand-in/api/', world.eventsUrl).href;
    await expect(start({ apiUrl })).rejects.toMatchObject({
      code: 'misconfigured',
      userMessage: expect.stringContaining('SLACK_BOT_TOKEN (invalid_auth)'),
    });
    await world.stop();
  });

  it('ends with a sentence when Slack does not take the app token', async () => {
    const world = await startSlackWorld();
    const apiUrl = new URL('/stand-in/api/', world.eventsUrl).href;
    const failure = start({ apiUrl, botToken: 'xoxb-1-2-three', appToken: 'xapp-wrong' });
    await expect(failure).rejects.toMatchObject({ userMessage: expect.stringContaining('SLACK_APP_TOKEN') });
    await world.stop();
  });

  it('goes on when Slack cannot be reached just now', async () => {
    const slack = await start({ apiUrl: 'http://127.0.0.1:9/api/' });
    await slack.stop();
    expect(slack.router).toBeDefined();
  });

  it('names what is missing when there is neither a signing secret nor an app token', async () => {
    await expect(start({ signingSecret: undefined })).rejects.toMatchObject({ code: 'misconfigured' });
  });
});
