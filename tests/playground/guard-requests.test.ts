import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestPlayground, type TestPlayground } from './open-test-playground.ts';

let test: TestPlayground;

beforeAll(async () => {
  test = await openTestPlayground();
});

afterAll(() => test.stop());

/** The client of the platform sets Host itself; this one takes what it is given. */
const statusWithHost = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(`${test.url}/playground/state`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the playground', () => {
  it('lets its page load nothing from elsewhere and run no script that is written into it', async () => {
    const response = await test.get('');
    const rules = response.headers.get('content-security-policy') ?? '';
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain("script-src 'self'");
    expect(rules).not.toContain('unsafe');
    expect(page).not.toMatch(/<script>|style="|https?:\/\//);
  });

  it.each(['/page/main.js', '/page/styles/tokens.css', '/page/adaptivecards.min.js', '/page/icons.svg'])(
    'serves %s, which the page is made of',
    async (path) => {
      const response = await test.get(path);
      await response.arrayBuffer();
      expect(response.status).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    '10.0.0.1:3000',
    'evil.example@localhost',
    'localhost/.evil.example',
    'localhost?.evil.example',
  ])('does not answer under the name “%s”', async (host) => {
    expect(await statusWithHost(host)).toBe(403);
  });

  it.each(['localhost', 'localhost:1234', '127.0.0.1', '[::1]:3000'])('answers under %s', async (host) => {
    expect(await statusWithHost(host)).toBe(200);
  });

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:9' }],
    ['a page that hides where it is from', { origin: 'null' }],
    ['what the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['what the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
  ])('is not driven by %s', async (_what, headers: Record<string, string>) => {
    const before = test.clock.turns.length;
    const turned = await test.post('/clock', { byDays: 1 }, headers);
    const said = await test.post('/visit/slack/U0MEITAN/post', { channel: 'C0DESIGN', text: 'x' }, headers);
    expect([turned.status, said.status]).toEqual([403, 403]);
    expect(test.clock.turns).toHaveLength(before);
  });

  it('takes its own page', async () => {
    const headers = { origin: test.url, 'sec-fetch-site': 'same-origin' };
    const read = await test.post('/read', { platform: 'slack', userId: 'U0MEITAN' }, headers);
    expect(read.status).toBe(200);
  });

  it.each(['/clock', '/read', '/visit/slack/U0MEITAN/home', '/visit/teams/as/x/say'])(
    'takes nothing but JSON at %s',
    async (path) => {
      const response = await test.post(path, { byDays: 1 }, { 'content-type': 'text/plain' });
      expect(response.status).toBe(415);
    },
  );
});
