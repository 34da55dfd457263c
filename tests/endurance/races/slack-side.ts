import { createHmac, randomUUID } from 'node:crypto';
import { encodeAction, type UserAction } from '../../../src/core/chat/user-action.ts';
import { pressPrefix } from '../../../src/slack/render/render-buttons.ts';
import { slackUserOf } from '../counting-slack.ts';
import { type Delivery, deliver, persistently } from './deliver.ts';
import { type FakePlatforms, type OpenView, signingSecret } from './fake-platforms.ts';

type Values = Record<string, string>;

/** The fields of a view, in order, with what the app drew into them; `id` is what the app calls the field. */
export interface DrawnField {
  id: string;
  held: string;
  blockId: string;
  element: Record<string, unknown>;
}

export function fieldsOfView({ blocks }: OpenView): DrawnField[] {
  return blocks.flatMap(({ type, block_id: blockId = '', element }) =>
    type === 'input' && element
      ? [{ id: blockId.split('.')[0] ?? '', held: heldIn(element), blockId, element }]
      : [],
  );
}

function heldIn({ initial_value, initial_date, initial_option }: Record<string, unknown>): string {
  return String(initial_value ?? initial_date ?? (initial_option as { value?: string })?.value ?? '');
}

/** What Slack says of each field: what was typed over what was drawn, and null where nothing is. */
function stateOf(view: OpenView, typed: Values) {
  const values = fieldsOfView(view).map(({ id, held, blockId, element }) => {
    const value = typed[id] ?? held;
    return [blockId, { [String(element.action_id)]: elementState(String(element.type), value) }];
  });
  return { values: Object.fromEntries(values) };
}

function elementState(type: string, value: string): object {
  const chosen = value === '' ? null : { value, text: { type: 'plain_text', text: value } };
  switch (type) {
    case 'datepicker':
      return { type, selected_date: value || null };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: chosen };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: chosen ? [chosen] : [] };
    default:
      return { type, value: value || null };
  }
}

function sign(fields: Record<string, string>): Delivery {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
  return { path: '/slack/events', headers, body };
}

function interaction(personId: string, payload: object): Delivery {
  const from = { user: { id: slackUserOf(personId), team_id: 'T1' }, team: { id: 'T1' }, api_app_id: 'A1' };
  return sign({ payload: JSON.stringify({ ...from, trigger_id: randomUUID(), ...payload }) });
}

/** Slack's clock, in seconds with six places. */
function slackNow(): string {
  return (performance.timeOrigin / 1000 + performance.now() / 1000).toFixed(6);
}

/** Somebody presses a button in a message of the app, until a form opens. */
export function openInSlack(
  platforms: FakePlatforms,
  copy: string,
  personId: string,
  action: UserAction,
): Promise<OpenView> {
  return persistently(async () => {
    const triggerId = randomUUID();
    const pressed = { type: 'button', action_id: `${pressPrefix}1`, value: encodeAction(action) };
    const delivery = interaction(personId, {
      type: 'block_actions',
      trigger_id: triggerId,
      response_url: `${platforms.origin}/response/${triggerId}`,
      container: { type: 'message' },
      actions: [{ ...pressed, block_id: 'b', action_ts: slackNow() }],
    });
    const [view] = await Promise.all([platforms.viewOpenedBy(triggerId), deliver(copy, delivery)]);
    return view?.submit === undefined ? undefined : view;
  });
}

/** Somebody types into one field of a window, and Slack tells the app of all of them. */
export function typeInto(view: OpenView, personId: string, fieldId: string, typed: Values): Delivery {
  const field = fieldsOfView(view).find(({ id }) => id === fieldId);
  const { action_id, type } = field?.element ?? {};
  return interaction(personId, {
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    view: { ...view, type: 'modal', state: stateOf(view, typed) },
    actions: [
      { type, action_id, block_id: field?.blockId, value: typed[fieldId] ?? null, action_ts: slackNow() },
    ],
  });
}

export function submit(view: OpenView, personId: string, typed: Values): Delivery {
  return interaction(personId, {
    type: 'view_submission',
    view: { ...view, type: 'modal', state: stateOf(view, typed) },
  });
}

/** A slash command; what the app says to it comes to `responseId`. */
export function command({ origin }: FakePlatforms, personId: string, words: string) {
  const responseId = randomUUID();
  const delivery = sign({
    command: '/1to1',
    text: words,
    user_id: slackUserOf(personId),
    team_id: 'T1',
    trigger_id: responseId,
    response_url: `${origin}/response/${responseId}`,
  });
  return { responseId, delivery };
}
