import { afterEach, describe, expect, it } from '@jest/globals';
import { refusalOf, type StartedApp, startApp, startSlack, stopAll } from './start-slack.ts';

afterEach(stopAll);

const mei = 'U01MEI';

function formOf(...inputs: [blockId: string, initial?: string][]) {
  return {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: 'A form' },
    submit: { type: 'plain_text' as const, text: 'Send' },
    blocks: inputs.map(([block_id, initial_value]) => ({
      type: 'input' as const,
      block_id,
      optional: true,
      label: { type: 'plain_text' as const, text: block_id },
      element: {
        type: 'plain_text_input' as const,
        action_id: block_id,
        ...(initial_value && { initial_value }),
      },
    })),
  };
}

/** Opens the form for Mei, draws it anew, and sends it; returns what the app was told. */
async function sentAfterUpdate(started: StartedApp, ...drawings: ReturnType<typeof formOf>[]) {
  const { app, slack } = started;
  const told: unknown[] = [];
  let isDrawn = false;
  app.command('/1to1', async ({ ack, client, body }) => {
    await ack();
    const [first, ...others] = drawings;
    if (!first) return;
    const { view } = await client.views.open({ trigger_id: body.trigger_id, view: first });
    for (const each of others) await client.views.update({ view_id: view?.id ?? '', view: each });
    isDrawn = true;
  });
  app.view({ type: 'view_submission' }, async ({ ack, view }) => {
    told.push(view.state.values);
    await ack();
  });
  await slack.asUser(mei).command('/1to1');
  await slack.waitFor(() => isDrawn);
  return { told, visitor: slack.asUser(mei) };
}

describe('what Slack leaves out', () => {
  it('is nothing of a form as it was opened: what is empty is null', async () => {
    const { told, visitor } = await sentAfterUpdate(await startApp(), formOf(['full', 'words'], ['empty']));
    await visitor.submit();
    expect(told).toEqual([
      {
        full: { full: { type: 'plain_text_input', value: 'words' } },
        empty: { empty: { type: 'plain_text_input', value: null } },
      },
    ]);
  });

  it('is, where it forgets, what an update brought and nobody touched', async () => {
    const started = await startApp();
    started.slack.workspace.forgets = true;
    const drawings = [formOf(['old', 'one']), formOf(['old', 'two'], ['new', 'three'], ['touched', 'four'])];
    const { told, visitor } = await sentAfterUpdate(started, ...drawings);
    await visitor.fill({ block_id: 'touched' }, 'five');
    expect(visitor.see().modal?.view.state.values).toHaveProperty('new');
    await visitor.submit();
    expect(told).toEqual([
      {
        old: { old: { type: 'plain_text_input', value: 'one' } },
        touched: { touched: { type: 'plain_text_input', value: 'five' } },
      },
    ]);
  });
});

describe('what Slack delivers twice', () => {
  it('is the same, with a trigger that opens one window', async () => {
    const { app, slack } = await startApp();
    const triggers: string[] = [];
    const outcomes: (string | undefined)[] = [];
    app.command('/1to1', async ({ ack, client, body }) => {
      triggers.push(body.trigger_id);
      await ack();
      outcomes.push(await refusalOf(client.views.open({ trigger_id: body.trigger_id, view: formOf(['f']) })));
    });
    await slack.asUser(mei).command('/1to1');
    await slack.waitFor(() => outcomes.length === 1);
    expect(await slack.redeliver()).toMatchObject({ body: '' });
    await slack.waitFor(() => outcomes.length === 2);
    expect(triggers[1]).toBe(triggers[0]);
    expect(outcomes).toEqual([undefined, 'exchanged_trigger_id']);
  });

  it('is nothing before there was anything', async () => {
    const { slack } = await startSlack();
    expect(() => slack.redeliver()).toThrow('nothing yet');
  });
});

describe('an answer that is late', () => {
  it('comes after what was asked for is done', async () => {
    const { slack, client } = await startSlack();
    slack.slowNext('chat.postMessage', 300);
    let isAnswered = false;
    const posting = client.chat.postMessage({ channel: mei, text: 'Hello' }).then(() => {
      isAnswered = true;
    });
    await slack.waitFor(() => (slack.workspace.state.messages.D01MEI ?? []).length === 1);
    expect(isAnswered).toBe(false);
    await posting;
    expect(isAnswered).toBe(true);
  });
});

describe('deleting a message', () => {
  it('is refused as Slack does', async () => {
    const { slack, client } = await startSlack();
    const { ts = '' } = await client.chat.postMessage({ channel: 'C01GEN', text: 'Hello' });
    await slack.asUser(mei).post('C01GEN', 'Mine');
    const mine = slack.workspace.state.messages.C01GEN?.at(-1)?.ts ?? '';
    const { message_ts = '' } = await client.chat.postEphemeral({
      channel: 'C01GEN',
      user: mei,
      text: 'Psst',
    });
    const deleting = (channel: string, which: string) =>
      refusalOf(client.chat.delete({ channel, ts: which }));
    expect(await deleting('C01GEN', mine)).toBe('cant_delete_message');
    expect(await deleting('C01GEN', message_ts)).toBe('message_not_found');
    expect(await deleting('C0NONE', ts)).toBe('channel_not_found');
    slack.failNext('chat.delete', 'compliance_exports_prevent_deletion');
    expect(await deleting('C01GEN', ts)).toBe('compliance_exports_prevent_deletion');
    slack.failNext('chat.delete', { error: 'ratelimited', retryAfter: 30 });
    expect(await deleting('C01GEN', ts)).toBe('slack_webapi_rate_limited_error');
    expect(await deleting('C01GEN', ts)).toBeUndefined();
    expect(await deleting('C01GEN', ts)).toBe('message_not_found');
  });
});

describe('a click that is not acknowledged', () => {
  it('shows an error, and a form stays with what was typed', async () => {
    const { app, slack } = await startApp();
    app.command('/1to1', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: formOf(['f']) });
    });
    const visitor = slack.asUser(mei);
    await visitor.command('/1to1');
    await slack.waitFor(() => visitor.see().modal ?? false);
    await visitor.fill({ block_id: 'f' }, 'words');
    expect((await visitor.submit()).toasts).toEqual([expect.stringContaining('trouble connecting')]);
    expect(visitor.see().modal?.view.state.values.f).toMatchObject({ f: { value: 'words' } });
  });
});
