import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { botToken, openTestPlayground, type TestPlayground } from '../open-test-playground.ts';

const user = 'U0MEITAN';
const button = { type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Open' } };
const view = { type: 'home', blocks: [{ type: 'actions', elements: [button] }] };

let test: TestPlayground;
beforeEach(async () => {
  test = await openTestPlayground();
});
afterEach(() => test.stop());

const call = async (method: string, body: object) =>
  (await test.post(`/slack/api/${method}`, body, { authorization: `Bearer ${botToken}` })).json();
const press = (target: object, block_id: string) =>
  test.post(`/visit/slack/${user}/press`, { target, element: { block_id, action_id: 'open' } });

describe('what is pressed while the app draws it anew', () => {
  it('on the Home tab is said to have changed, and is no mistake', async () => {
    const { view: stale } = await call('views.publish', { user_id: user, view });
    await call('views.publish', { user_id: user, view });
    const answer = await press({ in: 'home' }, stale.blocks[0].block_id);
    expect(answer.status).toBe(200);
    expect((await answer.json()).toasts).toHaveLength(1);
  });

  it('in a message that was deleted is said to have changed, too', async () => {
    const posted = await call('chat.postMessage', { channel: user, text: 'Open it', blocks: view.blocks });
    const { channel, ts } = posted;
    await call('chat.delete', { channel, ts });
    const answer = await press({ in: 'message', channel, ts }, posted.message.blocks[0].block_id);
    expect(answer.status).toBe(200);
    expect((await answer.json()).toasts).toHaveLength(1);
  });

  it('where nothing is at all, is a mistake', async () => {
    expect((await press({ in: 'modal' }, 'b1')).status).toBe(400);
  });
});
