import type { Request, RequestHandler } from 'express';

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

const pageRules = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer tells the browser: nothing from elsewhere, no framing, no guessing of types. */
export const setSecurityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': pageRules,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  next();
};

/**
 * Refuses a name of this server that somebody else may have pointed at it (DNS rebinding).
 * @param baseUrl whose host is taken besides the local ones
 */
export function refuseForeignHosts(baseUrl: string): RequestHandler {
  const names = new Set([...ownNames, new URL(baseUrl).hostname]);
  return (request, response, next) => {
    if (names.has(hostnameOf(request))) next();
    else response.status(403).json({ error: 'The playground answers under its own address only.' });
  };
}

/** Refuses what a page from elsewhere sends; the app's own requests carry no origin. */
export const refuseForeignPages: RequestHandler = (request, response, next) => {
  if (isRead(request) || isFromOwnPage(request)) next();
  else response.status(403).json({ error: 'Only the playground’s own page may do that.' });
};

/** Visitors send JSON, which no form of another page can. */
export const requireJson: RequestHandler = (request, response, next) => {
  if (isRead(request) || request.is('application/json')) next();
  else response.status(415).json({ error: 'Send application/json.' });
};

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isFromOwnPage(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}

function hostnameOf(request: Request): string {
  const host = request.get('host') ?? '';
  // More than a name and a port is no name that a browser asks by, such as one with somebody before an `@`.
  return !/[/?#@\\]/.test(host) && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
