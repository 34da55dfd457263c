import { parse as parseForm } from 'node:querystring';
import bolt from '@slack/bolt';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import type { RefusalLog } from '../../core/refusal-log.ts';
import { isOurs, type Workspace } from '../workspace.ts';
import { lostEvents, understand } from './understood.ts';

export interface GateOptions {
  signingSecret: string;
  command: string;
  findWorkspace(): Promise<Workspace>;
  refusals: RefusalLog;
}

const asForm = 'application/x-www-form-urlencoded';

/**
 * In front of Bolt, which leaves what it does not know without an answer for three seconds, and falls over what it takes
 * for something else: 401 for what Slack did not sign, 400 for what Slack does not send, and nothing more is done.
 */
export function gateOf(options: GateOptions): Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: '1mb', inflate: false }), unreadable(options));
  router.post('/', letIn(options));
  return router;
}

function letIn({ signingSecret, command, findWorkspace, refusals }: GateOptions): RequestHandler {
  return async (request, response, next) => {
    const text = Buffer.isBuffer(request.body) ? request.body.toString() : '';
    const refuse = (status: number, why: string) => {
      refusals.refused(why);
      response.status(status).end();
    };
    if (!isSigned(request, text, signingSecret)) return refuse(401, 'not signed by Slack');
    const isForm = request.is(asForm) !== false && request.is(asForm) !== null;
    const body = isForm ? formIn(text) : parseJson(text);
    const understood = understand(body, command);
    if (understood === 'nonsense') return refuse(400, 'nothing that Slack sends');
    if (await isLostElsewhere(body, findWorkspace)) return refuse(401, 'foreign Slack workspace');
    if (understood === 'ignored') return void response.status(200).end();
    // Bolt reads it again, and knows forms by this name alone.
    if (isForm) request.headers['content-type'] = asForm;
    Object.assign(request, { rawBody: text, body: undefined });
    next();
  };
}

function formIn(text: string): unknown {
  const form = parseForm(text);
  return typeof form.payload === 'string' ? parseJson(form.payload) : form;
}

const mostSecondsAhead = 300;

/** Signed with our secret, and within five minutes: Bolt looks at one side alone. */
function isSigned(request: Request, body: string, signingSecret: string): boolean {
  const signature = request.get('x-slack-signature');
  const seconds = Number(request.get('x-slack-request-timestamp') || Number.NaN);
  const secondsAhead = seconds - Math.floor(Date.now() / 1000);
  if (signature === undefined || !Number.isInteger(seconds) || secondsAhead > mostSecondsAhead) return false;
  return bolt.isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
  });
}

const lostSchema = z.object({
  event: z.object({ type: z.enum(lostEvents) }),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
});

/** That an app was taken away Bolt hands on without asking from whom. */
async function isLostElsewhere(body: unknown, findWorkspace: GateOptions['findWorkspace']): Promise<boolean> {
  const event = lostSchema.safeParse(body).data;
  if (event === undefined) return false;
  const ours = await findWorkspace().catch(() => undefined);
  const theirs = { teamId: event.team_id ?? undefined, enterpriseId: event.enterprise_id ?? undefined };
  return ours !== undefined && !isOurs(ours, theirs);
}

/** Too long, packed, or cut off. */
function unreadable({ refusals }: GateOptions): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const status: unknown = error?.status;
    if (typeof status !== 'number' || status < 400 || status > 499) return next(error);
    refusals.refused('a body of Slack that cannot be read');
    response.status(status).end();
  };
}
