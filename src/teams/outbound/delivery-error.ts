import { z } from 'zod';
import { DeliveryDelayed, DeliveryRefused } from '../../core/chat/messenger.ts';
import type { RefusalReason } from '../../core/chat/refusal.ts';

/** What the connector throws; it holds the request too, and in that the message and the token. */
const restErrorSchema = z.object({
  name: z.literal('RestError'),
  /** Absent when there was no answer. */
  statusCode: z.number().optional(),
  code: z.string().optional(),
  message: z.string().default(''),
  response: z.object({ headers: z.unknown() }).optional(),
});

type RestError = z.infer<typeof restErrorSchema>;

const delayingStatuses = new Set([408, 412, 425, 429]);

const forbidden: [code: string, RefusalReason][] = [
  ['ConversationBlockedByUser', 'blocked-by-user'],
  ['MessageWritesBlocked', 'blocked-by-user'],
  ['BotDisabledByAdmin', 'blocked-by-admin'],
  ['NotEnoughPermissions', 'blocked-by-admin'],
  ['TenantNoPermission', 'blocked-by-admin'],
  // The person is in a cloud of its own: where to write to them is known once they write.
  ['InvalidBotApiHost', 'unknown-account'],
];

/** Microsoft's login does not take the app's password, or does not know the app. */
const loginErrorSchema = z.object({
  name: z.literal('ServerError'),
  errorCode: z.enum(['invalid_client', 'unauthorized_client']),
});

/** What Teams says of a channel, and means of a person otherwise. */
const inChannel: Partial<Record<RefusalReason, RefusalReason>> = {
  'unknown-account': 'unknown-channel',
  'blocked-by-user': 'channel-archived',
};

/** The same for a post in a channel. */
export function postDeliveryError(error: unknown): unknown {
  const explained = deliveryError(error);
  const reason = explained instanceof DeliveryRefused ? inChannel[explained.reason] : undefined;
  return reason === undefined
    ? explained
    : new DeliveryRefused(reason, { cause: (explained as Error).cause });
}

/** The same for changing a message: without its chat it is gone, while its reader may still be there. */
export function updateError(error: unknown): unknown {
  const explained = deliveryError(error);
  if (!(explained instanceof DeliveryRefused)) return explained;
  const isGone = restErrorSchema.safeParse(error).data?.statusCode === 404;
  return isGone ? new DeliveryRefused('message-gone', { cause: explained.cause }) : explained;
}

/** What a refusal of Teams means to the outbox; an error that is none of its refusals is returned as it is. */
export function deliveryError(error: unknown): unknown {
  const login = loginErrorSchema.safeParse(error).data;
  if (login !== undefined) return new DeliveryRefused('revoked-token', { cause: new Error(login.errorCode) });
  const refusal = restErrorSchema.safeParse(error).data;
  if (refusal === undefined) return error;
  const cause = shortCause(refusal);
  if (isDelay(refusal)) return new DeliveryDelayed(retryAfterMs(refusal), { cause });
  const reason = reasonOf(refusal);
  return reason === undefined ? cause : new DeliveryRefused(reason, { cause });
}

function isDelay(refusal: RestError): boolean {
  const { statusCode } = refusal;
  if (statusCode === undefined || isFromInBetween(refusal)) return true;
  return statusCode >= 500 || delayingStatuses.has(statusCode);
}

/** Teams speaks JSON: anything else was said by something that stands in between. */
function isFromInBetween({ code, response }: RestError): boolean {
  return code === 'PARSE_ERROR' || header(response, 'content-type')?.includes('html') === true;
}

function reasonOf({ statusCode, code = '', message }: RestError): RefusalReason | undefined {
  switch (statusCode) {
    case 400:
      return reasonOfBadRequest(code, message);
    case 401:
      return 'revoked-token';
    case 403:
      return reasonOfForbidden(code, message);
    case 404:
      return code === 'ActivityNotFoundInConversation' ? 'message-gone' : 'unknown-account';
    case 413:
      return 'too-large';
    default:
      return undefined;
  }
}

/** The code, or where Teams hides another one: as a `subCode` in the text of the message. */
function reasonOfForbidden(code: string, message: string): RefusalReason {
  const known = forbidden.find(([name]) => code === name || message.includes(name));
  return known?.[1] ?? 'not-installed';
}

/** Teams says of a person whom it cannot find that the arguments are bad. */
function reasonOfBadRequest(code: string, message: string): RefusalReason | undefined {
  if (code === 'MessageSizeTooBig') return 'too-large';
  return /pairwise id|user identity|tenant/i.test(message) ? 'unknown-account' : undefined;
}

/** The code and nothing else of the error. */
function shortCause({ statusCode, code }: RestError): Error {
  const what = statusCode === undefined ? 'Teams was not reached' : `Teams answered ${statusCode}`;
  return Object.assign(new Error(`${what} ${code ?? ''}`.trim()), { code: code ?? `HTTP-${statusCode}` });
}

const headersSchema = z.object({
  get: z.custom<(name: string) => unknown>((it) => typeof it === 'function'),
});

function header(response: RestError['response'], name: string): string | undefined {
  const value = headersSchema.safeParse(response?.headers).data?.get.call(response?.headers, name);
  return typeof value === 'string' ? value : undefined;
}

/** Seconds, or a time of day by the clock of who answered. */
function retryAfterMs({ response }: RestError): number | undefined {
  const given = header(response, 'retry-after') ?? '';
  const ms = /^\d+$/.test(given)
    ? Number(given) * 1000
    : Date.parse(given) - Date.parse(header(response, 'date') ?? '');
  return ms > 0 ? ms : undefined;
}
