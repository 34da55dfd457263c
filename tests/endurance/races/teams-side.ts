import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { encodeAction, type UserAction } from '../../../src/core/chat/user-action.ts';
import { type Acknowledgement, type Delivery, deliver, persistently } from './deliver.ts';

type Values = Record<string, string>;

const dialogSchema = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.object({ title: z.string(), card: z.object({ content: z.unknown() }) }),
  }),
});

const inputSchema = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.union([z.string(), z.number()]).optional(),
});
const buttonSchema = z.looseObject({
  type: z.literal('Action.Submit'),
  data: z.looseObject({ tandem: z.string() }),
});

/** A dialog as it stands on somebody's screen. */
export interface OpenDialog {
  title: string;
  card: unknown;
}

/** The dialog in the answer; undefined where there is none, or a sentence alone. */
export function dialogIn(answer: Acknowledgement): OpenDialog | undefined {
  const { task } = dialogSchema.safeParse(answer?.body).data ?? {};
  return task && { title: task.value.title, card: task.value.card.content };
}

function everythingIn(card: unknown): unknown[] {
  if (typeof card !== 'object' || card === null) return [];
  return [card, ...Object.values(card).flatMap(everythingIn)];
}

/** The inputs of a card, in order, with what the app drew into them. */
export function fieldsOfDialog({ card }: OpenDialog): { id: string; held: string }[] {
  return everythingIn(card).flatMap((node) => {
    const { id, value = '' } = inputSchema.safeParse(node).data ?? {};
    return id === undefined ? [] : [{ id, held: String(value) }];
  });
}

function activity(personId: string, serviceUrl: string, name: string, data: unknown): Delivery {
  const body = {
    type: 'invoke',
    id: randomUUID(),
    name,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${personId}`, aadObjectId: `aad-${personId}` },
    recipient: { id: '28:tandem' },
    conversation: { id: `a:${personId}`, conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    value: { data },
  };
  return {
    path: '/api/messages',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Somebody presses a button in a message of the app, until a form opens. */
export function openInTeams(
  serviceUrl: string,
  copy: string,
  personId: string,
  action: UserAction,
): Promise<OpenDialog> {
  const data = { msteams: { type: 'task/fetch' }, tandem: encodeAction(action) };
  return persistently(async () => {
    const answer = await deliver(copy, activity(personId, serviceUrl, 'task/fetch', data));
    const dialog = dialogIn(answer);
    return dialog && fieldsOfDialog(dialog).length > 0 ? dialog : undefined;
  });
}

/** Somebody presses a button of a dialog: the client sends what is in its inputs, and leaves the empty ones out. */
export function pressInDialog(
  dialog: OpenDialog,
  personId: string,
  serviceUrl: string,
  button: UserAction['type'],
  typed: Values,
): Delivery {
  const pressed = everythingIn(dialog.card)
    .map((node) => buttonSchema.safeParse(node).data)
    .find((found) => found?.data.tandem.includes(`"type":"${button}"`));
  if (!pressed) throw new Error(`There is no button ${button} in "${dialog.title}".`);
  const inputs = fieldsOfDialog(dialog).map(({ id, held }): [string, string] => [id, typed[id] ?? held]);
  const filled = Object.fromEntries(inputs.filter(([, value]) => value !== ''));
  return activity(personId, serviceUrl, 'task/submit', { ...filled, ...pressed.data });
}

/** The same press again, by somebody who pressed twice: another activity with the same content. */
export function pressedAgain(delivery: Delivery): Delivery {
  return { ...delivery, body: JSON.stringify({ ...JSON.parse(delivery.body), id: randomUUID() }) };
}
