import { type ErrorRequestHandler, json, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Backstage } from './backstage.ts';
import { VisitError } from './visit-error.ts';
import type { Visitor } from './visitor.ts';

const inputs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const leavesOut = z.array(z.string());
const action = z.union([z.number().int(), z.string(), z.record(z.string(), z.unknown())]);
const message = { activityId: z.string(), conversationId: z.string().optional() };

const bodies = {
  say: z.strictObject({ text: z.string() }),
  write: z.strictObject({
    text: z.string(),
    conversationId: z.string().optional(),
    replyToId: z.string().optional(),
  }),
  press: z.strictObject({ ...message, action, inputs: inputs.default({}), leavesOut: leavesOut.default([]) }),
  pressInDialog: z.strictObject({ action, inputs: inputs.default({}), leavesOut: leavesOut.default([]) }),
  command: z.strictObject({ ...message, commandId: z.string() }),
  block: z.strictObject({ blocked: z.boolean() }),
};

/** The visitor's methods as JSON over HTTP, for a page: `…/as/<user>/<method>`, and `…/events`. */
export function visitRouter(backstage: Backstage, asUser: (key: string) => Visitor): Router {
  const router = Router();
  const act =
    <T>(schema: z.ZodType<T>, does: (visitor: Visitor, body: T) => unknown) =>
    async (request: Request<{ user: string }>, response: Response) => {
      const body = schema.parse(request.body ?? {});
      response.json(await does(asUser(request.params.user), body));
    };
  const nothing = z.strictObject({});
  router.use(json());
  router.get('/', (_request, response) => {
    const { store, bot, commands } = backstage;
    response.json({ bot, commands, users: store.world.users, teams: store.world.teams });
  });
  router.get('/events', (request, response) => streamChanges(backstage, request, response));
  router.get('/as/:user/conversations', (request, response) => {
    response.json(asUser(request.params.user).conversations());
  });
  router.get('/as/:user/see', (request, response) => {
    const conversationId = z.string().optional().parse(request.query.conversationId);
    response.json(asUser(request.params.user).see(conversationId));
  });
  router.post(
    '/as/:user/say',
    act(bodies.say, (visitor, { text }) => visitor.say(text)),
  );
  router.post(
    '/as/:user/write',
    act(bodies.write, (visitor, body) => visitor.write(body)),
  );
  router.post(
    '/as/:user/press',
    act(bodies.press, (visitor, body) => visitor.press(body)),
  );
  router.post(
    '/as/:user/dialog/press',
    act(bodies.pressInDialog, (visitor, body) => visitor.pressInDialog(body)),
  );
  router.post(
    '/as/:user/dialog/close',
    act(nothing, (visitor) => visitor.closeDialog()),
  );
  router.post(
    '/as/:user/command',
    act(bodies.command, (visitor, body) => visitor.runCommand(body)),
  );
  router.post(
    '/as/:user/install',
    act(nothing, (visitor) => visitor.install()),
  );
  router.post(
    '/as/:user/uninstall',
    act(nothing, (visitor) => visitor.uninstall()),
  );
  router.post(
    '/as/:user/block',
    act(bodies.block, (visitor, { blocked }) => visitor.block(blocked)),
  );
  router.use(explain);
  return router;
}

/** Server-sent events: one per change, with the conversation and the people who can see it. */
function streamChanges({ store }: Backstage, request: Request, response: Response): void {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  const stop = store.onChange((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  request.on('close', stop);
}

const explain: ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof VisitError) response.status(409).json({ error: error.message });
  else if (error instanceof z.ZodError) response.status(400).json({ error: z.prettifyError(error) });
  else next(error);
};
