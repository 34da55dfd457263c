import { setTimeout as sleep } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { findConversation } from '../find.ts';
import { limitsOf } from '../rates.ts';
import type { Refusal } from '../refusals.ts';
import type { Slack } from '../slack.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { type Answer, type ApiMethod, ApiRefusal } from './method.ts';
import { oauthMethods } from './oauth-methods.ts';
import { peopleMethods } from './people-methods.ts';
import { viewMethods } from './view-methods.ts';

const methods: Record<string, ApiMethod> = {
  ...oauthMethods,
  ...peopleMethods,
  ...conversationMethods,
  ...chatMethods,
  ...viewMethods,
};

const openToAnybody = ['api.test', 'oauth.v2.access'];

/** Slack's Web API: to be mounted where `slackApiUrl` points. */
export function apiRouter(slack: Slack): Router {
  const router = express.Router();
  router.use(express.json({ limit: '2mb' }), express.urlencoded({ extended: false, limit: '2mb' }));
  router.all('/:method', (request, response) => answerCall(slack, request, response));
  router.use(refuseUnreadable);
  return router;
}

/** What the body parsers throw. */
const unreadableBody = z.looseObject({ type: z.string(), status: z.number() });

function refuseUnreadable(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (unreadableBody.safeParse(error).success) response.json({ ok: false, error: 'invalid_json' });
  else next(error);
}

interface Outcome {
  status: number;
  answer: Answer;
  headers: Record<string, string>;
}

async function answerCall(slack: Slack, request: Request, response: Response): Promise<void> {
  const name = String(request.params.method);
  const given: Answer = { ...request.query, ...z.looseObject({}).catch({}).parse(request.body) };
  const { token: tokenInBody, ...body } = given;
  const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const token = bearer ?? (typeof tokenInBody === 'string' ? tokenInBody : undefined);
  const user = addressee(slack, name, body);
  const { status, answer, headers } = outcomeOf(slack, name, body, token);
  slack.log.add({ to: 'api', method: name, body: readable(body), token, user, status, answer });
  await sleep(slack.refusals.takeDelay(name), undefined, { ref: false });
  const accepted = methods[name]?.scopes.join(',') ?? '';
  response
    .status(status)
    .set({ 'x-oauth-scopes': slack.app.scopes.join(','), 'x-accepted-oauth-scopes': accepted, ...headers })
    .json(answer);
}

function outcomeOf(slack: Slack, name: string, body: Answer, token: string | undefined): Outcome {
  const planned = slack.refusals.take(name) ?? tooFast(slack, name, body);
  if (planned) return refused(planned);
  try {
    const method = methodFor(slack, name, token);
    return { status: 200, answer: { ok: true, ...method.call(slack, body) }, headers: {} };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { status: 200, answer: { ok: false, error: error.message, ...error.details }, headers: {} };
  }
}

function refused({ error, retryAfter = 1, status }: Refusal): Outcome {
  const isRate = error === 'ratelimited';
  return {
    status: status ?? (isRate ? 429 : 200),
    answer: { ok: false, error },
    headers: isRate ? { 'Retry-After': String(retryAfter) } : {},
  };
}

function methodFor({ app }: Slack, name: string, token: string | undefined): ApiMethod {
  const method = methods[name];
  if (!method) throw new ApiRefusal('unknown_method', { req_method: name });
  if (openToAnybody.includes(name)) return method;
  if (token === undefined) throw new ApiRefusal('not_authed');
  if (token !== app.botToken) throw new ApiRefusal('invalid_auth');
  const isAllowed = method.scopes.length === 0 || method.scopes.some((scope) => app.scopes.includes(scope));
  if (isAllowed) return method;
  throw new ApiRefusal('missing_scope', { needed: method.scopes.join(','), provided: app.scopes.join(',') });
}

function tooFast({ rates, calls, workspace }: Slack, name: string, body: Answer): Refusal | undefined {
  if (!rates) return undefined;
  const channel = findConversation(workspace, String(body.channel))?.id ?? '';
  const retryAfter = calls.count(limitsOf(name, channel, rates));
  return retryAfter === undefined ? undefined : { error: 'ratelimited', retryAfter };
}

/** The one person a call concerns, if it is one. */
function addressee({ workspace }: Slack, name: string, body: Answer): string | undefined {
  const { user, user_id, users, channel, trigger_id, view_id } = body;
  const { triggers, views } = workspace.state;
  const direct = [user, user_id, users].find((id) => typeof id === 'string' && id !== '');
  if (typeof direct === 'string') return direct;
  if (name.startsWith('chat.')) return findConversation(workspace, String(channel))?.im_user;
  return triggers[String(trigger_id)]?.user ?? views[String(view_id)]?.user;
}

/** The body with its JSON texts opened, for whoever reads the log. */
function readable(body: Answer): Answer {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, opened(value)]));
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
