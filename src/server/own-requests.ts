import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { hostnameIn } from '../core/hostname-in.ts';
import { isLoopback } from './addresses.ts';

/** What proxies and tunnels add: behind one of them everybody comes from this machine. */
const forwarding =
  /^(?:x-forwarded|x-original|x-real-ip$|x-client-ip$|x-cluster-client-ip$|x-envoy-|x-amzn-|forwarded$|via$|true-client-ip$|cf-|fastly-|fly-|ngrok-)/;

/**
 * Whether a request may know how things are in here: it comes from this machine itself, or it brings the token.
 * @param token of the settings, when there is one
 */
export function isFromOperator(request: Request, token: string | undefined): boolean {
  return hasToken(request, token) || isFromThisMachine(request);
}

/**
 * The address may be a proxy's, and the name somebody else's that points here: each has to be this machine's. Nginx that
 * is told nothing asks by this machine's name, adds no header, and speaks HTTP 1.0, as nobody else does.
 */
function isFromThisMachine({ socket, headers, httpVersion }: Request): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const name = hostnameIn(headers.host ?? '').replace(/^\[|\]$/g, '');
  const isForwarded = Object.keys(headers).some((header) => forwarding.test(header));
  return isLoopback(address) && isLoopback(name) && !isForwarded && httpVersion !== '1.0';
}

/** In a time that says nothing of how much of it is right. */
function hasToken({ headers }: Request, token: string | undefined): boolean {
  const [, given] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (given === undefined || token === undefined) return false;
  return timingSafeEqual(digestOf(given), digestOf(token));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
