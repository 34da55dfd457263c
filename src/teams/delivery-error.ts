import { z } from 'zod';
import { DeliveryDelayed, DeliveryRefused, type RefusalReason } from '../core/outbox/channel.ts';

/** What the connector throws when Teams answers with an error. */
const restErrorSchema = z.object({
  statusCode: z.number(),
  code: z.string().optional(),
  message: z.string().default(''),
  response: z.object({ headers: z.unknown() }).optional(),
});

type RestError = z.infer<typeof restErrorSchema>;

const delayingStatuses = new Set([408, 412, 429]);

const forbidden: Record<string, RefusalReason> = {
  ConversationBlockedByUser: 'blocked-by-user',
  MessageWritesBlocked: 'blocked-by-user',
  BotDisabledByAdmin: 'blocked-by-admin',
  NotEnoughPermissions: 'blocked-by-admin',
};

/** What a refusal of Teams means to the outbox; an error that is none of its refusals is returned as it is. */
export function deliveryError(error: unknown): unknown {
  const refusal = restErrorSchema.safeParse(error).data;
  if (refusal === undefined) return error;
  const cause = shortCause(refusal);
  if (delayingStatuses.has(refusal.statusCode) || refusal.statusCode >= 500) {
    return new DeliveryDelayed(retryAfterMs(refusal), { cause });
  }
  const reason = reasonOf(refusal);
  return reason === undefined ? cause : new DeliveryRefused(reason, { cause });
}

function reasonOf({ statusCode, code = '', message }: RestError): RefusalReason | undefined {
  switch (statusCode) {
    case 400:
      return reasonOfBadRequest(code, message);
    case 401:
      return 'revoked-token';
    case 403:
      return forbidden[code] ?? 'not-installed';
    case 404:
      return code === 'ActivityNotFoundInConversation' ? 'message-gone' : 'unknown-account';
    case 413:
      return 'too-large';
    default:
      return undefined;
  }
}

/** Teams says of a person whom it cannot find that the arguments are bad. */
function reasonOfBadRequest(code: string, message: string): RefusalReason | undefined {
  if (code === 'MessageSizeTooBig') return 'too-large';
  return /pairwise id|user identity|tenant/i.test(message) ? 'unknown-account' : undefined;
}

/** Teams' own code and nothing else: the whole error would hold the message that was sent. */
function shortCause({ statusCode, code }: RestError): Error {
  return Object.assign(new Error(`Teams answered ${statusCode} ${code ?? ''}`.trim()), {
    code: code ?? `HTTP-${statusCode}`,
  });
}

const headersSchema = z.object({
  get: z.custom<(name: string) => unknown>((it) => typeof it === 'function'),
});

function retryAfterMs({ response }: RestError): number | undefined {
  const headers = headersSchema.safeParse(response?.headers).data;
  const seconds = Number(headers?.get.call(response?.headers, 'retry-after') ?? Number.NaN);
  return seconds > 0 ? seconds * 1000 : undefined;
}
