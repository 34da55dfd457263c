import { afterEach, describe, expect, it } from '@jest/globals';
import { refusalOf, startApp, startSlack, stopAll } from './start-slack.ts';

afterEach(stopAll);

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const view = {
  type: 'modal' as const,
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'words',
      label: plain('Words'),
      element: { type: 'plain_text_input' as const, action_id: 'typed' },
    },
  ],
};

async function startWithForm() {
  const started = await startApp();
  started.app.command('/1to1', async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view });
    await ack();
  });
  return started;
}

describe('a snapshot', () => {
  it('is plain JSON from which another workspace goes on', async () => {
    const { slack, client } = await startWithForm();
    const { ts = '' } = await client.chat.postMessage({ channel: 'U01MEI', text: 'Hello' });
    await slack.asUser('U01MEI').command('/1to1');
    await slack.asUser('U01MEI').fill({ block_id: 'words' }, 'half a thought');
    const copy = JSON.parse(JSON.stringify(slack.snapshot()));

    const later = await startSlack();
    later.slack.restore(copy);
    const [before, after] = [slack, later.slack].map((each) => each.asUser('U01MEI').see());
    expect(after?.modal).toEqual(before?.modal);
    expect(after?.modal?.view.state.values.words?.typed?.value).toBe('half a thought');
    const { ts: next = '' } = await later.client.chat.postMessage({ channel: 'U01MEI', text: 'Again' });
    expect(Number(next)).toBeGreaterThan(Number(ts));
    const view_id = after?.modal?.view.id ?? '';
    expect(await refusalOf(later.client.views.update({ view_id, view }))).toBeUndefined();
  });

  it('does not change with the workspace, and nonsense is not taken for one', async () => {
    const { slack, client } = await startSlack();
    const empty = slack.snapshot();
    await client.chat.postMessage({ channel: 'C01GEN', text: 'Hello' });
    expect(empty.messages).toEqual({});
    expect(() => slack.restore({ ...empty, users: 'nobody' })).toThrow();
    expect(slack.snapshot().users).toHaveLength(4);
  });
});

describe('the clock', () => {
  it('dates the messages, in order even when it is turned back', async () => {
    let today = '2026-12-16T09:00:00Z';
    const { client } = await startSlack({ now: () => new Date(today) });
    const post = async () => Number((await client.chat.postMessage({ channel: 'C01GEN', text: 'x' })).ts);
    const first = await post();
    expect(new Date(first * 1000).toISOString()).toBe('2026-12-16T09:00:00.000Z');
    today = '2026-12-01T09:00:00Z';
    expect(await post()).toBeGreaterThan(first);
    today = '2026-12-23T09:00:00Z';
    expect(await post()).toBe(Date.parse(today) / 1000);
  });

  it('turned far ahead does not spoil the signature or the trigger ids', async () => {
    const started = await startApp({ now: () => new Date('2031-01-01T00:00:00Z') });
    started.app.command('/1to1', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view });
      await ack();
    });
    const { modal } = await started.slack.asUser('U01MEI').command('/1to1');
    expect(modal?.depth).toBe(1);
  });
});

describe('the page', () => {
  it('hears of every change until it stops listening', async () => {
    const { slack, client } = await startSlack();
    let heard = 0;
    const stop = slack.onChange(() => {
      heard += 1;
    });
    await client.chat.postMessage({ channel: 'C01GEN', text: 'x' });
    expect(heard).toBe(1);
    stop();
    await client.chat.postMessage({ channel: 'C01GEN', text: 'x' });
    expect(heard).toBe(1);
  });

  it('does over HTTP what a person does', async () => {
    const { baseUrl, app } = await startWithForm();
    app.view('', async ({ ack }) => ack({ response_action: 'errors', errors: { words: 'Other words' } }));
    const visit = async (path: string, body?: object) => {
      const request = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      };
      const response = await fetch(`${baseUrl}/visit/${path}`, body ? request : {});
      return [response.status, await response.json()];
    };
    expect(await visit('users')).toMatchObject([200, [{ id: 'U01MEI' }, { id: 'U02TOM' }]]);
    expect(await visit('U01MEI/command', { text: '/1to1' })).toMatchObject([200, { modal: { depth: 1 } }]);
    await visit('U01MEI/fill', { element: { label: 'Words' }, value: 'These' });
    expect(await visit('U01MEI/submit', {})).toMatchObject([
      200,
      { modal: { errors: { words: 'Other words' }, view: { state: { values: { words: {} } } } } },
    ]);
    expect(await visit('U01MEI/close', {})).toMatchObject([200, { modal: null }]);
    expect(await visit('U01MEI')).toMatchObject([200, { modal: null, user: { id: 'U01MEI' } }]);
  });

  it.each([
    ['U01MEI/submit', {}, 'No modal is open.'],
    ['U99/home', {}, 'There is no user U99.'],
    ['U01MEI/dance', {}, 'Nobody can dance here.'],
    ['U01MEI/post', { channel: 'C02OLD', text: 'x' }, 'U01MEI is not in C02OLD.'],
    ['U01MEI/post', { channel: 'C01GEN' }, 'at text'],
  ])('hears in a sentence why %s cannot be done', async (path, body, sentence) => {
    const { baseUrl } = await startSlack();
    const response = await fetch(`${baseUrl}/visit/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining(sentence) });
  });
});
