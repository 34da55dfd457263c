import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { botToken, openTestPlayground, type TestPlayground } from './open-test-playground.ts';

let test: TestPlayground;

afterEach(() => test.stop());

const tellMei = async (text: string) => {
  const slack = new WebClient(botToken, { slackApiUrl: test.playground.slackApiUrl });
  await slack.chat.postMessage({ channel: 'U0MEITAN', text });
};

const unreadOf = async (name: string): Promise<number> => {
  const { people } = await (await test.get('/state')).json();
  return people.find((person: { name: string }) => person.name === name).slack.unread;
};

describe('a playground that starts again', () => {
  it('has what was said in both chats', async () => {
    test = await openTestPlayground();
    await tellMei('Kept in Slack');
    const noor = encodeURIComponent('layla.farouk@foxglove.example');
    await test.post(`/visit/teams/as/${noor}/say`, { text: 'Kept in Teams' });
    test = await test.restart();
    const slack = await (await test.get('/visit/slack/U0MEITAN')).text();
    const teams = await (await test.get(`/visit/teams/as/${noor}/see`)).text();
    expect(slack).toContain('Kept in Slack');
    expect(teams).toContain('Kept in Teams');
  });

  it('has its clock where it was turned to', async () => {
    test = await openTestPlayground();
    await test.post('/clock', { byDays: 40 });
    const turnedTo = test.clock.now().getTime();
    test = await test.restart();
    const passedMs = test.clock.now().getTime() - turnedTo;
    expect(passedMs).toBeGreaterThanOrEqual(0);
    expect(passedMs).toBeLessThan(86_400_000);
  });

  it('knows what was read', async () => {
    test = await openTestPlayground();
    await tellMei('First');
    await tellMei('Second');
    expect(await unreadOf('Mei Tan')).toBe(2);
    await test.post('/read', { platform: 'slack', userId: 'U0MEITAN' });
    await tellMei('Third');
    test = await test.restart();
    expect(await unreadOf('Mei Tan')).toBe(1);
  });

  it('finds the clock on disk already when what is due at that time begins', async () => {
    test = await openTestPlayground();
    const path = join(test.dataDir, 'playground.json');
    let kept: { clockOffsetMs: number } | undefined;
    test.clock.tick = async () => {
      kept = JSON.parse(await readFile(path, 'utf8'));
    };
    await test.post('/clock', { byDays: 2 });
    expect(kept?.clockOffsetMs).toBeGreaterThan(1.9 * 86_400_000);
  });

  it.each([
    ['no JSON at all', '{"version":1,'],
    ['another shape', '{"version":1,"isSeeded":true}'],
  ])('starts fresh with one warning when its file has %s', async (_what, text) => {
    test = await openTestPlayground();
    await tellMei('Lost');
    await test.playground.stop();
    const path = join(test.dataDir, 'playground.json');
    await writeFile(path, text);
    test = await test.restart();
    expect(test.warnings).toEqual([expect.stringContaining('starts fresh')]);
    expect(await (await test.get('/visit/slack/U0MEITAN')).text()).not.toContain('Lost');
    expect(await readFile(`${path}.damaged`, 'utf8')).toBe(text);
  });
});
