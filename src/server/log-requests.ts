import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { createRefusalLog } from '../core/refusal-log.ts';
import { onBehalfOf } from '../core/work-context.ts';

/** Asked every few seconds by whoever watches: not worth a line each, whatever the answer. */
const watched = new Set(['/healthz', '/readyz', '/metrics']);
const harmlessId = /^[\w-]{8,64}$/;

/** Gives every request an id, taken from a proxy that gave it one, and logs how it went: no query, no body. */
export function logRequests(log: Logger): RequestHandler {
  const refusals = createRefusalLog(log);
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const requestId = harmlessId.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    const { method, path } = request;
    response.set('x-request-id', requestId);
    response.once('finish', () => {
      const { statusCode: status } = response;
      const ms = Math.round(performance.now() - startedAt);
      const fields = { requestId, method, path, status, ms };
      const isWorthTelling = status >= 500 && !watched.has(path);
      // Said on purpose, to everybody who asks while it is so.
      if (isWorthTelling && status === 503)
        refusals.refused('not now', { ...fields, path: path.slice(0, 100) });
      else log[isWorthTelling ? 'warn' : 'debug'](fields, 'request');
    });
    onBehalfOf({ requestId }, next);
  };
}
