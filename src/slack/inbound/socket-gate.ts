import type { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import type { RefusalLog } from '../../core/refusal-log.ts';
import { understand } from './understood.ts';

type Client = SocketModeReceiver['client'];

const incoming = 'ws_message';

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['hello', 'disconnect']) }),
  z.object({
    type: z.enum(['interactive', 'slash_commands']),
    envelope_id: z.string().min(1),
    payload: z.unknown(),
  }),
  z.object({
    type: z.literal('events_api'),
    envelope_id: z.string().min(1),
    payload: z.looseObject({ event: z.looseObject({ type: z.string().max(255) }) }),
  }),
]);

/**
 * In front of Slack's client, which falls over a message that is not what it expects and takes the process with it, and
 * tells its listeners of an event under the event's own name, be it one of its own.
 */
export function guardSocket(client: Client, command: string, refusals: RefusalLog): void {
  const listeners = client.listeners(incoming) as ((data: unknown, isBinary: boolean) => unknown)[];
  const names = new Set(client.eventNames().map(String));
  client.removeAllListeners(incoming);
  client.on(incoming, (data: unknown, isBinary: boolean) => {
    if (!isBinary && isUnderstood(data, command, names))
      for (const listen of listeners) listen.call(client, data, false);
    else refusals.refused('nothing that Slack sends over its socket');
  });
}

function isUnderstood(data: unknown, command: string, names: ReadonlySet<string>): boolean {
  const message = messageSchema.safeParse(parseJson(textOf(data))).data;
  if (message === undefined) return false;
  if (!('payload' in message)) return true;
  if (message.type === 'events_api' && names.has(message.payload.event.type)) return false;
  return understand(message.payload, command) !== 'nonsense';
}

function textOf(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  return data instanceof Uint8Array || data instanceof ArrayBuffer
    ? new TextDecoder().decode(data)
    : undefined;
}
