import { type ErrorRequestHandler, json, type RequestHandler, Router } from 'express';
import { hostnameIn } from '../../core/hostname-in.ts';
import type { RefusalLog } from '../../core/refusal-log.ts';
import { isActivity } from '../inbound/payloads.ts';
import { isTooDeep } from './is-too-deep.ts';
import { isOwnName } from './service-urls.ts';
import { mayBeTrusted, type Trust } from './whose-token.ts';

/** Where nobody signs anything, what asks has to be on this machine, by one of these names besides the usual ones. */
export interface OpenDoor {
  names: readonly string[];
}

/** Lets through what looks like an activity of Teams with a token that may be trusted, and reads it; the rest hears which it is. */
export function readRequests(door: Trust | OpenDoor, refusals: RefusalLog): RequestHandler {
  const first = 'names' in door ? refuseOtherNames(door, refusals) : refuseOtherTokens(door, refusals);
  const refuseUnreadable: ErrorRequestHandler = (error, _request, response, _next) => {
    const { status } = error as { status?: unknown };
    refusals.refused('unreadable in Teams');
    response.status(typeof status === 'number' && status >= 400 && status < 500 ? status : 400).end();
  };
  return Router().use(first, json({ limit: '1mb' }), refuseUnreadable, refuseOtherShapes(refusals));
}

function refuseOtherTokens(trust: Trust, refusals: RefusalLog): RequestHandler {
  return (request, response, next) => {
    if (mayBeTrusted(request.headers.authorization, trust)) return next();
    refusals.refused('token of somebody else in Teams');
    response.status(401).end();
  };
}

/** Somebody else may have pointed their own name at this machine, so that a page of theirs reaches it (DNS rebinding). */
function refuseOtherNames({ names }: OpenDoor, refusals: RefusalLog): RequestHandler {
  return (request, response, next) => {
    const name = hostnameIn(request.headers.host ?? '');
    if (isOwnName(name) || names.includes(name)) return next();
    refusals.refused('name of somebody else in Teams');
    response.status(403).end();
  };
}

function refuseOtherShapes(refusals: RefusalLog): RequestHandler {
  return ({ body }, response, next) => {
    if (!isTooDeep(body) && isActivity(body)) return next();
    refusals.refused('no activity of Teams');
    response.status(400).end();
  };
}
