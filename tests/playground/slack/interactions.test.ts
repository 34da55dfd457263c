import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ViewsOpenArguments } from '@slack/web-api';
import type { SlackVisitor } from '../../../src/playground/slack/visit/visitor.ts';
import { refusalOf, type StartedApp, startApp, stopAll } from './start-slack.ts';

type ModalView = Extract<ViewsOpenArguments['view'], { type: 'modal' }>;

let started: StartedApp;
let mei: SlackVisitor;
const im = 'D01MEI';

beforeEach(async () => {
  started = await startApp();
  mei = started.slack.asUser('U01MEI');
});

afterEach(stopAll);

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (action_id: string, label: string) => ({
  type: 'button' as const,
  action_id,
  text: plain(label),
  value: `value of ${action_id}`,
});
const textField = (block_id: string, more: object = {}) => ({
  type: 'input' as const,
  block_id,
  label: plain(`The ${block_id}`),
  optional: true,
  element: { type: 'plain_text_input' as const, action_id: `${block_id}_input`, ...more },
});

function form(title: string, blocks: ModalView['blocks'], more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(title),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks,
    ...more,
  };
}

/** Opens this form for Mei, as a command does. */
async function open(view: ModalView) {
  started.app.command('/1to1', async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view });
    await ack();
  });
  return mei.command('/1to1');
}

function imMessages() {
  return mei.see().conversations.find(({ id }) => id === im)?.messages ?? [];
}

describe('a slash command', () => {
  it('reaches the app with mentions, channels, links and special characters as Slack writes them', async () => {
    let text = '';
    started.app.command('/1to1', async ({ ack, command }) => {
      text = command.text;
      await ack('Heard <you>.');
    });
    await mei.command(
      '/1to1 agenda @Tomasz Wójcik 1 < 2 & see https://example.com/a?b=1&c=2 in #general, not @nobody',
      'C01GEN',
    );
    expect(text).toBe(
      'agenda <@U02TOM|tomasz> 1 &lt; 2 &amp; see <https://example.com/a?b=1&c=2> in <#C01GEN|general>, not @nobody',
    );
    expect(mei.see().conversations[0]?.messages).toMatchObject([
      { text: 'Heard <you>.', is_ephemeral: true },
    ]);
  });

  it('that the app does not know is answered by Slackbot', async () => {
    await mei.command('/lunch');
    expect(imMessages()).toMatchObject([{ user: 'USLACKBOT', text: '/lunch is not a valid command.' }]);
    expect(started.slack.log.find('slash_command')).toEqual([]);
  });

  it('fails in the person’s sight when nobody acknowledges it in time', async () => {
    const slow = await startApp({ ackTimeoutMs: 50 });
    slow.app.command('/1to1', async () => {});
    const { conversations } = await slow.slack.asUser('U01MEI').command('/1to1');
    const texts = conversations.flatMap(({ messages }) => messages.map(({ text }) => text));
    expect(texts).toEqual(['/1to1 failed with the error "operation_timeout"']);
  });

  it('is answered through its response URL five times and for half an hour', async () => {
    let url = '';
    started.app.command('/1to1', async ({ ack, body, respond }) => {
      url = body.response_url;
      await ack();
      await respond({ text: 'For you', response_type: 'ephemeral' });
    });
    await mei.command('/1to1');
    await started.slack.waitFor(() => imMessages().some(({ text }) => text === 'For you'));
    const post = (body: object) =>
      fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await post({ blocks: [{ type: 'card' }] })).json()).toEqual({
      ok: false,
      error: 'invalid_blocks',
    });
    for (let use = 3; use <= 5; use += 1) expect((await post({ text: `${use}` })).status).toBe(200);
    const sixth = await post({ text: '6' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    await mei.command('/1to1');
    await started.slack.waitFor(() => imMessages().length === 5);
    started.pass(30 * 60_000 + 1);
    expect(await (await post({ text: 'late' })).json()).toEqual({ ok: false, error: 'expired_url' });
  });
});

describe('the signature', () => {
  it('is one that the app believes only when both have the same secret', async () => {
    const other = await startApp({ appSecret: 'another' });
    const heard: string[] = [];
    for (const [name, { app, slack }] of Object.entries({ same: started, other })) {
      app.command('/1to1', async ({ ack }) => {
        heard.push(name);
        await ack();
      });
      await slack.asUser('U01MEI').command('/1to1');
    }
    const statuses = [started, other].map(({ slack }) => slack.log.find('slash_command')[0]?.status);
    expect([heard, statuses]).toEqual([['same'], [200, 401]]);
  });
});

describe('a trigger id', () => {
  async function trigger(): Promise<string> {
    started.app.command('/1to1', async ({ ack }) => ack());
    await mei.command('/1to1');
    return String(started.slack.log.find('slash_command')[0]?.body.trigger_id);
  }

  it('opens one modal', async () => {
    const trigger_id = await trigger();
    const { client } = started;
    await client.views.open({ trigger_id, view: form('One', []) });
    expect(mei.see().modal?.view.title).toEqual(plain('One'));
    expect(await refusalOf(client.views.open({ trigger_id, view: form('Two', []) }))).toBe(
      'exchanged_trigger_id',
    );
    expect(await refusalOf(client.views.open({ trigger_id: 'made-up', view: form('x', []) }))).toBe(
      'invalid_trigger_id',
    );
  });

  it('expires after three seconds', async () => {
    const trigger_id = await trigger();
    started.pass(3001);
    const late = started.client.views.open({ trigger_id, view: form('Late', []) });
    expect(await refusalOf(late)).toBe('expired_trigger_id');
  });

  it('survives a view that Slack refuses', async () => {
    const trigger_id = await trigger();
    const bad = form('A title of more than 24 characters', []);
    expect(await refusalOf(started.client.views.open({ trigger_id, view: bad }))).toBe('invalid_arguments');
    expect(
      await refusalOf(started.client.views.open({ trigger_id, view: form('Good', []) })),
    ).toBeUndefined();
  });
});

describe('a modal', () => {
  it('sends what every kind of element holds, as Slack writes it', async () => {
    const options = [
      { text: plain('One'), value: '1' },
      { text: plain('Two'), value: '2' },
    ];
    const input = (block_id: string, element: object) => ({
      type: 'input' as const,
      block_id,
      label: plain(block_id),
      optional: true,
      element: { action_id: `in_${block_id}`, ...element },
    });
    const elements: [string, string, unknown, object][] = [
      ['plain', 'plain_text_input', 'Words', { value: 'Words' }],
      ['number', 'number_input', '4', { value: '4' }],
      ['email', 'email_text_input', 'a@b.example', { value: 'a@b.example' }],
      ['link', 'url_text_input', 'https://b.example', { value: 'https://b.example' }],
      ['select', 'static_select', '2', { selected_option: options[1] }],
      ['several', 'multi_static_select', ['1', '2'], { selected_options: options }],
      ['radio', 'radio_buttons', '1', { selected_option: options[0] }],
      ['ticks', 'checkboxes', ['2'], { selected_options: [options[1]] }],
      ['who', 'users_select', 'U02TOM', { selected_user: 'U02TOM' }],
      ['whom', 'multi_users_select', ['U01MEI'], { selected_users: ['U01MEI'] }],
      ['where', 'conversations_select', 'C01GEN', { selected_conversation: 'C01GEN' }],
      ['day', 'datepicker', '2026-12-23', { selected_date: '2026-12-23' }],
      ['time', 'timepicker', '09:30', { selected_time: '09:30' }],
      ['moment', 'datetimepicker', 1_790_000_000, { selected_date_time: 1_790_000_000 }],
    ];
    const choosing = ['static_select', 'multi_static_select', 'radio_buttons', 'checkboxes'];
    const blocks = elements.map(([id, type]) =>
      input(id, {
        type,
        ...(choosing.includes(type) ? { options } : {}),
        ...(type === 'number_input' ? { is_decimal_allowed: false } : {}),
      }),
    );
    const rich = input('rich', { type: 'rich_text_input' });
    const untouched = elements.map(([id, , , held]) => [
      id,
      Object.fromEntries(Object.entries(held).map(([key, value]) => [key, Array.isArray(value) ? [] : null])),
    ]);
    const submissions: unknown[] = [];
    started.app.view('form', async ({ ack, view }) => {
      submissions.push(view.state.values);
      await ack({ response_action: 'errors', errors: { plain: 'Not yet' } });
    });
    await open(form('Everything', [...blocks, rich] as ModalView['blocks']));
    await mei.submit();
    for (const [id, , value] of elements) await mei.fill({ block_id: id }, value as string);
    await mei.fill({ label: 'rich' }, 'Rich');
    await mei.submit();
    for (const [id, held] of untouched) {
      expect(submissions[0]).toHaveProperty(`${id}.in_${id}`, expect.objectContaining(held as object));
    }
    for (const [id, type, , held] of elements) {
      expect(submissions[1]).toHaveProperty(`${id}.in_${id}`, { type, ...held });
    }
    expect(submissions[1]).toHaveProperty('rich.in_rich.rich_text_value.elements', [
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich' }] },
    ]);
    expect(mei.see().modal?.errors).toEqual({ plain: 'Not yet' });
  });

  it('is not sent while its fields are wrong in a way that Slack sees by itself', async () => {
    await open(
      form('Strict', [
        { ...textField('must'), optional: false },
        textField('long', { min_length: 3 }),
        textField('short', { max_length: 2 }),
        {
          ...textField('count'),
          element: { type: 'number_input', action_id: 'n', is_decimal_allowed: false, max_value: '5' },
        },
        { ...textField('mail'), element: { type: 'email_text_input', action_id: 'e' } },
      ]),
    );
    await mei.fill({ block_id: 'long' }, 'ab');
    await mei.fill({ block_id: 'short' }, 'abc');
    await mei.fill({ block_id: 'count' }, '6');
    await mei.fill({ block_id: 'mail' }, 'nobody');
    const { modal } = await mei.submit();
    expect(modal?.errors).toEqual({
      must: 'Please complete this required field.',
      long: 'Enter at least 3 characters.',
      short: 'Enter no more than 2 characters.',
      count: 'Enter a number of at most 5.',
      mail: 'Enter a valid email address.',
    });
    expect(started.slack.log.find('view_submission')).toEqual([]);
  });

  it('closes when the app answers with nothing, and is replaced, covered or cleared when it says so', async () => {
    started.app.view('form', async ({ ack, view }) => {
      const said = view.state.values.say?.say_input?.value;
      if (said === 'update')
        await ack({ response_action: 'update', view: form('Updated', [textField('say')]) });
      else if (said === 'push')
        await ack({ response_action: 'push', view: form('Pushed', [textField('say')]) });
      else if (said === 'clear') await ack({ response_action: 'clear' });
      else await ack();
    });
    const say = async (words: string) => {
      await mei.fill({ block_id: 'say' }, words);
      const { modal, toasts } = await mei.submit();
      return [modal?.view.title.text, modal?.depth, ...toasts];
    };
    await open(form('First', [textField('say')]));
    expect(await say('update')).toEqual(['Updated', 1]);
    expect(await say('push')).toEqual(['Pushed', 2]);
    expect(await say('push')).toEqual(['Pushed', 3]);
    expect(await say('push')).toEqual([
      'Pushed',
      3,
      'We had some trouble connecting. Try again? (push_limit_reached)',
    ]);
    expect(await say('close')).toEqual(['Pushed', 2]);
    expect(await say('clear')).toEqual([undefined, undefined]);
  });

  it.each<[string, object]>([
    ['errors beside a block that is no input', { response_action: 'errors', errors: { note: 'Wrong' } }],
    ['errors beside a block that is not there', { response_action: 'errors', errors: { other: 'Wrong' } }],
    ['an action Slack does not know', { response_action: 'close' }],
    ['a view Slack would not show', { response_action: 'update', view: { type: 'modal', blocks: [] } }],
  ])('stays open with a complaint when the app answers with %s', async (_what, answer) => {
    started.app.view('form', async ({ ack }) => ack(answer as never));
    await open(
      form('Form', [{ type: 'section', block_id: 'note', text: plain('Note') }, textField('field')]),
    );
    const { modal, toasts } = await mei.submit();
    expect(modal?.errors).toEqual({});
    expect(toasts[0]).toMatch(/^We had some trouble connecting/);
  });

  it('keeps what was typed through an update under the same ids, and begins anew under others', async () => {
    await open(form('One', [textField('same'), textField('old', { initial_value: 'begun' })]));
    await mei.fill({ block_id: 'same' }, 'typed');
    const { modal } = mei.see();
    const view_id = modal?.view.id ?? '';
    const hash = modal?.view.hash ?? '';
    const view = form('Two', [
      textField('same', { initial_value: 'ignored' }),
      textField('new', { initial_value: 'fresh' }),
    ]);
    await started.client.views.update({ view_id, hash, view });
    const values = mei.see().modal?.view.state.values;
    expect([values?.same?.same_input?.value, values?.new?.new_input?.value]).toEqual(['typed', 'fresh']);
    expect(await refusalOf(started.client.views.update({ view_id, hash, view }))).toBe('hash_conflict');
    await mei.close();
    expect(await refusalOf(started.client.views.update({ view_id, view }))).toBe('not_found');
  });

  it('is pushed onto from one of its buttons, three views deep', async () => {
    const pushed: unknown[] = [];
    const view = (title: string) =>
      form(title, [{ type: 'actions', elements: [button('deeper', 'Deeper')] }]);
    started.app.action('deeper', async ({ ack, body, client }) => {
      const { trigger_id } = body as { trigger_id: string };
      pushed.push(await refusalOf(client.views.push({ trigger_id, view: view('Deep') })));
      await ack();
    });
    await open(view('Top'));
    for (let time = 1; time <= 3; time += 1) await mei.press({ in: 'modal' }, { label: 'Deeper' });
    expect(pushed).toEqual([undefined, undefined, 'push_limit_reached']);
    expect(mei.see().modal?.depth).toBe(3);
  });

  it('is gone when something in it is pressed that asks by a question of Slack’s own', async () => {
    const asking = { ...button('go', 'Go'), confirm: { text: plain('Sure?') } };
    await open(form('A form', [{ type: 'actions', elements: [asking, button('other', 'Other')] }]));
    started.app.action('go', ({ ack }) => ack());
    started.app.action('other', ({ ack }) => ack());
    await mei.press({ in: 'modal' }, { label: 'Other' });
    expect(mei.see().modal).not.toBeNull();
    await mei.press({ in: 'modal' }, { label: 'Go' });
    expect(mei.see().modal).toBeNull();
  });

  it('cannot be pushed from outside a modal', async () => {
    started.app.command('/1to1', async ({ ack }) => ack());
    await mei.command('/1to1');
    const trigger_id = String(started.slack.log.find('slash_command')[0]?.body.trigger_id);
    expect(await refusalOf(started.client.views.push({ trigger_id, view: form('x', []) }))).toBe('not_found');
  });

  it('tells of its closing where it asked to, without what was typed', async () => {
    const closed: unknown[] = [];
    started.app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body, view }) => {
      closed.push([view.title.text, 'is_cleared' in body && body.is_cleared, view.state.values]);
      await ack();
    });
    const push = (title: string, notify_on_close: boolean) =>
      form(title, [textField('t')], { notify_on_close });
    started.app.view('form', async ({ ack, view }) => {
      const next = view.title.text === 'Root' ? push('Quiet', false) : push('Top', true);
      await ack({ response_action: 'push', view: next });
    });
    await open(push('Root', true));
    await mei.submit();
    await mei.fill({ block_id: 't' }, 'typed');
    await mei.submit();
    await mei.close();
    expect(mei.see().modal?.view.title.text).toBe('Quiet');
    expect(mei.see().modal?.view.state.values.t?.t_input?.value).toBe('typed');
    await mei.close({ all: true });
    expect(mei.see().modal).toBeNull();
    expect(closed).toEqual([
      ['Top', false, {}],
      ['Root', true, {}],
    ]);
  });

  it('tells what is typed, once typing stops, where its input asks for that', async () => {
    const told: unknown[] = [];
    started.app.action(/_input$/, async ({ ack, body }) => {
      const { view, actions } = body as unknown as {
        view: { state: { values: unknown } };
        actions: { value: unknown }[];
      };
      told.push([actions[0]?.value, view.state.values]);
      await ack();
    });
    const dispatch_action_config = { trigger_actions_on: ['on_character_entered'] };
    await open(
      form('Autosave', [
        { ...textField('loud', { dispatch_action_config }), dispatch_action: true },
        { ...textField('enter'), dispatch_action: true },
        textField('quiet'),
      ]),
    );
    await mei.fill({ block_id: 'loud' }, 'Half a sen');
    await mei.type({ block_id: 'quiet' }, 'Untold');
    await mei.type({ block_id: 'enter' }, 'Later');
    expect(told).toEqual([]);
    await mei.stopTyping({ block_id: 'loud' });
    const values = (loud: string) => ({
      loud: { loud_input: { type: 'plain_text_input', value: loud } },
      enter: { enter_input: { type: 'plain_text_input', value: 'Later' } },
      quiet: { quiet_input: { type: 'plain_text_input', value: 'Untold' } },
    });
    expect(told).toEqual([['Half a sen', values('Half a sen')]]);
    await mei.pressEnter({ block_id: 'enter' });
    expect(told[1]).toEqual(['Later', values('Half a sen')]);
  });

  it('is left as it was when the app says nothing in time', async () => {
    const slow = await startApp({ ackTimeoutMs: 50 });
    slow.app.command('/1to1', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: form('Form', [textField('t')]) });
      await ack();
    });
    slow.app.view('form', async () => {});
    const visitor = slow.slack.asUser('U01MEI');
    await visitor.command('/1to1');
    await slow.slack.waitFor(() => visitor.see().modal !== null);
    await visitor.fill({ block_id: 't' }, 'typed');
    const { modal, toasts } = await visitor.submit();
    expect(modal?.view.state.values.t?.t_input?.value).toBe('typed');
    expect(toasts).toEqual(['We had some trouble connecting. Try again? (operation_timeout)']);
  });

  it('offers the options that the app suggests', async () => {
    started.app.options('person', async ({ ack, payload }) => {
      await ack({ options: [{ text: plain(`${payload.value}!`), value: payload.value }] });
    });
    const element = { type: 'external_select' as const, action_id: 'person', min_query_length: 1 };
    await open(form('Pick', [{ type: 'input', block_id: 'who', label: plain('Who'), element }]));
    await expect(mei.fill({ block_id: 'who' }, 'mei')).rejects.toThrow('There is no option "mei".');
    expect(await mei.suggest({ block_id: 'who' }, 'mei')).toEqual([{ text: plain('mei!'), value: 'mei' }]);
    const { modal } = await mei.fill({ block_id: 'who' }, 'mei');
    expect(modal?.view.state.values.who?.person?.selected_option?.text.text).toBe('mei!');
  });
});

describe('a message', () => {
  const blocks = [
    {
      type: 'actions' as const,
      block_id: 'row',
      elements: [button('done', 'Done'), button('later', 'Later')],
    },
    {
      type: 'section' as const,
      block_id: 'pick',
      text: plain('How was it?'),
      accessory: {
        type: 'static_select' as const,
        action_id: 'mood',
        options: [{ text: plain('Fine'), value: 'fine' }],
      },
    },
  ];
  let ts: string;

  beforeEach(async () => {
    ts = (await started.client.chat.postMessage({ channel: im, text: 'Well?', blocks })).ts ?? '';
  });

  it('tells which button was pressed, and is replaced through its response URL', async () => {
    const pressed: unknown[] = [];
    started.app.action('done', async ({ ack, body, respond }) => {
      pressed.push(body);
      await ack();
      await respond({ text: 'Done.', replace_original: true });
    });
    const target = { in: 'message' as const, channel: im, ts };
    await mei.press(target, { label: 'Done' });
    await started.slack.waitFor(() => imMessages()[0]?.text === 'Done.');
    expect(imMessages()).toHaveLength(1);
    expect(pressed).toMatchObject([
      {
        type: 'block_actions',
        user: { id: 'U01MEI', name: 'mei', team_id: 'T01' },
        container: { type: 'message', message_ts: ts, channel_id: im },
        channel: { id: im, name: 'directmessage' },
        message: { ts, text: 'Well?' },
        actions: [{ type: 'button', block_id: 'row', action_id: 'done', value: 'value of done' }],
      },
    ]);
    await expect(mei.press(target, { label: 'Done' })).rejects.toThrow('Nothing here is called');
  });

  it('tells what was picked, with the state of the message', async () => {
    const states: unknown[] = [];
    started.app.action('mood', async ({ ack, body }) => {
      states.push((body as unknown as { state: unknown }).state);
      await ack();
    });
    await mei.press({ in: 'message', channel: im, ts }, { block_id: 'pick' }, 'fine');
    const selected_option = { text: plain('Fine'), value: 'fine' };
    expect(states).toEqual([{ values: { pick: { mood: { type: 'static_select', selected_option } } } }]);
  });

  it('says so when the app does not answer', async () => {
    const { toasts } = await mei.press({ in: 'message', channel: im, ts }, { label: 'Later' });
    expect(toasts[0]).toMatch(/^This app responded with an error/);
    expect((await mei.open('C01GEN')).toasts).toEqual([]);
  });

  it('of another conversation is out of reach', async () => {
    const tomasz = started.slack.asUser('U02TOM');
    await expect(tomasz.press({ in: 'message', channel: im, ts }, { label: 'Done' })).rejects.toThrow(
      'U02TOM is not in D01MEI.',
    );
  });

  it('written by a person is handed over by a message shortcut', async () => {
    const heard: unknown[] = [];
    started.app.shortcut('add_to_agenda', async ({ ack, shortcut, client }) => {
      heard.push(shortcut);
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form('Add', []) });
      await ack();
    });
    const tomasz = started.slack.asUser('U02TOM');
    const { conversations } = await tomasz.post('C01GEN', 'Ask @mei about R&D');
    const said = conversations.find(({ id }) => id === 'C01GEN')?.messages[0]?.ts ?? '';
    await mei.messageShortcut('add_to_agenda', 'C01GEN', said);
    expect(heard).toMatchObject([
      {
        type: 'message_action',
        callback_id: 'add_to_agenda',
        message_ts: said,
        channel: { id: 'C01GEN', name: 'general' },
        message: { user: 'U02TOM', text: 'Ask <@U01MEI> about R&amp;D' },
      },
    ]);
    expect(mei.see().modal?.view.title.text).toBe('Add');
  });
});

describe('the Home tab', () => {
  it('is published when it is opened, and its buttons know their view', async () => {
    const views: unknown[] = [];
    started.app.event('app_home_opened', async ({ event, client }) => {
      const view = {
        type: 'home' as const,
        blocks: [{ type: 'actions' as const, elements: [button('hub', 'Open')] }],
      };
      if (event.tab === 'home') await client.views.publish({ user_id: event.user, view });
    });
    started.app.action('hub', async ({ ack, body }) => {
      views.push(body);
      await ack();
    });
    await mei.open(im);
    await mei.openHome();
    await started.slack.waitFor(() => mei.see().home !== null);
    await mei.press({ in: 'home' }, { label: 'Open' });
    expect(views).toMatchObject([
      { container: { type: 'view' }, view: { type: 'home', root_view_id: mei.see().home?.id } },
    ]);
    const opened = started.slack.log.find('app_home_opened', 'U01MEI');
    expect(opened.map(({ body }) => body.event)).toMatchObject([
      { tab: 'messages', channel: im },
      { tab: 'home', channel: im },
    ]);
  });
});

describe('an event', () => {
  it('can come twice, and says that it does', async () => {
    const ids: unknown[] = [];
    started.app.event('app_uninstalled', async ({ body, context }) => {
      ids.push([body.event_id, context.retryNum]);
    });
    await started.slack.sendEvent({ type: 'app_uninstalled' }, { eventId: 'Ev1' });
    await started.slack.sendEvent({ type: 'app_uninstalled' }, { eventId: 'Ev1', retry: 1 });
    await started.slack.waitFor(() => ids.length === 2);
    expect(ids).toEqual([
      ['Ev1', undefined],
      ['Ev1', 1],
    ]);
  });

  it('tells of who joins, moves and leaves', async () => {
    const heard: unknown[] = [];
    started.app.event('team_join', async ({ event }) => {
      heard.push([event.type, event.user.id]);
    });
    started.app.event('user_change', async ({ event }) => {
      heard.push([event.type, event.user.tz, event.user.deleted]);
    });
    await started.slack.addUser({ id: 'U04NEW', name: 'nia', real_name: 'Nia New' });
    await started.slack.changeUser('U04NEW', { tz: 'America/Lima' });
    await started.slack.changeUser('U04NEW', { deleted: true });
    await started.slack.waitFor(() => heard.length === 3);
    expect(heard).toEqual([
      ['team_join', 'U04NEW'],
      ['user_change', 'America/Lima', false],
      ['user_change', 'America/Lima', true],
    ]);
  });
});
