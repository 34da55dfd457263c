import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { presentUser } from '../present-people.ts';
import type { Slack } from '../slack.ts';
import { toast } from './toasts.ts';
import { GoneError, VisitError } from './visit-error.ts';
import { type SlackVisitor, visitorAs } from './visitor.ts';

const target = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.strictObject({ in: z.literal('modal') }),
  z.strictObject({ in: z.literal('home') }),
]);
const element = z.union([
  z.strictObject({ block_id: z.string(), action_id: z.string().optional() }),
  z.strictObject({ label: z.string() }),
]);
const value = z
  .union([z.string(), z.number(), z.array(z.string()), z.record(z.string(), z.unknown())])
  .nullable();
const input = { element, target: target.default({ in: 'modal' }) };

type Deed = (visitor: SlackVisitor, body: unknown) => Promise<unknown>;

function deed<Schema extends z.ZodType>(
  schema: Schema,
  act: (visitor: SlackVisitor, body: z.output<Schema>) => Promise<unknown>,
): Deed {
  return (visitor, body) => act(visitor, schema.parse(body));
}

/** What the page can have a person do: `POST /<user id>/<deed>`. */
const deeds: Record<string, Deed> = {
  open: deed(z.strictObject({ channel: z.string() }), (visitor, body) => visitor.open(body.channel)),
  home: deed(z.strictObject({}), (visitor) => visitor.openHome()),
  post: deed(z.strictObject({ channel: z.string(), text: z.string().min(1) }), (visitor, body) =>
    visitor.post(body.channel, body.text),
  ),
  command: deed(z.strictObject({ text: z.string(), channel: z.string().optional() }), (visitor, body) =>
    visitor.command(body.text, body.channel),
  ),
  press: deed(z.strictObject({ target, element, value: value.default(null) }), (visitor, body) =>
    visitor.press(body.target, body.element, body.value),
  ),
  fill: deed(z.strictObject({ ...input, value }), (visitor, body) =>
    visitor.fill(body.element, body.value, body.target),
  ),
  type: deed(z.strictObject({ ...input, value }), (visitor, body) =>
    visitor.type(body.element, body.value, body.target),
  ),
  'stop-typing': deed(z.strictObject(input), (visitor, body) =>
    visitor.stopTyping(body.element, body.target),
  ),
  enter: deed(z.strictObject(input), (visitor, body) => visitor.pressEnter(body.element, body.target)),
  suggest: deed(z.strictObject({ element, query: z.string() }), async (visitor, body) => ({
    options: await visitor.suggest(body.element, body.query),
    ...visitor.see(),
  })),
  submit: deed(z.strictObject({}), (visitor) => visitor.submit()),
  close: deed(z.strictObject({ all: z.boolean().default(false) }), (visitor, body) => visitor.close(body)),
  'message-shortcut': deed(
    z.strictObject({ callback_id: z.string(), channel: z.string(), ts: z.string() }),
    (visitor, body) => visitor.messageShortcut(body.callback_id, body.channel, body.ts),
  ),
  shortcut: deed(z.strictObject({ callback_id: z.string() }), (visitor, body) =>
    visitor.globalShortcut(body.callback_id),
  ),
};

/** The visitor's deeds as JSON over HTTP, for the playground page. */
export function visitRouter(slack: Slack): Router {
  const router = express.Router();
  router.get('/users', (_request, response) => {
    const people = slack.workspace.state.users.filter((user) => !user.is_bot && !user.deleted);
    response.json(people.map((user) => presentUser(slack.workspace, user)));
  });
  router.get('/:user', (request, response) => {
    response.json(visitorAs(slack, request.params.user).see());
  });
  router.post('/:user/:deed', express.json({ limit: '1mb' }), async (request, response) => {
    const act = deeds[String(request.params.deed)];
    if (!act) throw new VisitError(`Nobody can ${request.params.deed} here.`);
    const userId = String(request.params.user);
    const visitor = visitorAs(slack, userId);
    try {
      response.json(await act(visitor, request.body ?? {}));
    } catch (error) {
      if (!(error instanceof GoneError)) throw error;
      toast(slack, userId, 'This has just changed. Please try again.');
      response.json(visitor.see());
    }
  });
  router.use(sayMistake);
  return router;
}

function sayMistake(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof VisitError) response.status(400).json({ error: error.message });
  else if (error instanceof z.ZodError) response.status(400).json({ error: z.prettifyError(error) });
  else next(error);
}
