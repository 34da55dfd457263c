import { type ErrorRequestHandler, json, type Request, type Response, Router } from 'express';
import type { Backstage } from './backstage.ts';
import { personOf } from './bot-access.ts';
import { badSyntax, ConnectorError, messageTooBig } from './connector-error.ts';
import { addressee, createConversation } from './create-conversation.ts';
import { deleteActivity, postActivity, updateActivity } from './post-activity.ts';
import { describeTeam, findMember, listChannels, listMembers, pageMembers } from './roster.ts';

type Answer = { status: number; body?: unknown };
type Call = (params: Readonly<Record<string, string>>, request: Request) => Answer;

const ok = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });

/** The Bot Connector REST API, version 3, as Teams answers it. */
export function connectorRouter(backstage: Backstage): Router {
  const router = Router();
  const answer = (call: Call) => (request: Request, response: Response) => {
    return respond(backstage, call, request, response);
  };
  router.use(json({ limit: '4mb' }));
  router.post(
    '/v3/conversations',
    answer((_, { body }) => created(createConversation(backstage, body))),
  );
  router.post(
    '/v3/conversations/:id/activities',
    answer(({ id = '' }, { body }) => created(postActivity(backstage, id, body))),
  );
  router
    .route('/v3/conversations/:id/activities/:activityId')
    .post(
      answer(({ id = '', activityId }, { body }) => created(postActivity(backstage, id, body, activityId))),
    )
    .put(
      answer(({ id = '', activityId = '' }, { body }) => ok(updateActivity(backstage, id, activityId, body))),
    )
    .delete(
      answer(({ id = '', activityId = '' }) => {
        deleteActivity(backstage, id, activityId);
        return { status: 200 };
      }),
    );
  router.get(
    '/v3/conversations/:id/members',
    answer(({ id = '' }) => ok(listMembers(backstage, id))),
  );
  router.get(
    '/v3/conversations/:id/members/:memberId',
    answer(({ id = '', memberId = '' }) => ok(findMember(backstage, id, memberId))),
  );
  router.get(
    '/v3/conversations/:id/pagedmembers',
    answer(({ id = '' }, { query }) => ok(pageMembers(backstage, id, query))),
  );
  router.get(
    '/v3/teams/:id',
    answer(({ id = '' }) => ok(describeTeam(backstage, id))),
  );
  router.get(
    '/v3/teams/:id/conversations',
    answer(({ id = '' }) => ok(listChannels(backstage, id))),
  );
  router.use(
    answer((_, { method, path }) => {
      throw new ConnectorError(404, 'NotFound', `Teams has no ${method} ${path}`);
    }),
  );
  router.use(refuseUnreadable);
  return router;
}

async function respond(
  backstage: Backstage,
  call: Call,
  request: Request,
  response: Response,
): Promise<void> {
  const { method, body } = request;
  const path = decodeURIComponent(request.path);
  const params = Object.fromEntries(
    Object.entries(request.params).map(([key, value]) => [key, String(value)]),
  );
  const conversationId = path.startsWith('/v3/conversations/') ? params.id : undefined;
  const person = personOf(backstage.store, backstage.store.conversation(conversationId ?? ''));
  const toUserId = (person ?? addressee(backstage, body))?.id;
  const seen = { method, path, body, conversationId, toUserId };
  const { before, after } = backstage.slowness.waitsFor(seen);
  await before?.();
  try {
    backstage.refusals.check(seen);
    const answer = call(params, request);
    backstage.log.addRequest({ ...seen, status: answer.status });
    await after?.();
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    backstage.log.addRequest({ ...seen, status: error.status, errorCode: error.code });
    sendError(response, error);
  }
}

const refuseUnreadable: ErrorRequestHandler = (error, _request, response, next) => {
  if (error?.type === 'entity.too.large') sendError(response, messageTooBig());
  else if (error?.type === 'entity.parse.failed') sendError(response, badSyntax('The body is not JSON'));
  else next(error);
};

function sendError(response: Response, { status, code, message, retryAfterSeconds }: ConnectorError): void {
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  response.status(status).json({ error: { code, message } });
}
