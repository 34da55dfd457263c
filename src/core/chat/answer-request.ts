import type { Core } from '../core.ts';
import { isNotFound } from '../errors.ts';
import type { Go, Handler, Handlers } from './handler.ts';
import type { Reply, Request } from './reply.ts';
import type { UserActionType } from './user-action.ts';
import { withSaid } from './with-said.ts';

/** Lets the handler of an action answer, and goes where it sends the person. */
export async function answerRequest(
  handlers: Handlers<UserActionType>,
  core: Core,
  request: Request,
): Promise<Reply> {
  const handler = handlers[request.action.type] as Handler<UserActionType>;
  const answer = await handler(coreFor(core, request), request.action, request);
  if (answer.kind !== 'go') return answer;
  try {
    const page = await answerRequest(handlers, core, { ...request, action: answer.to });
    return saying(page, answer);
  } catch (error) {
    // What was done may have taken the page away from whoever did it. They hear of any other trouble with the page.
    if (answer.said !== undefined && isNotFound(error)) return { kind: 'close', text: answer.said };
    throw error;
  }
}

function coreFor(core: Core, { from, key, actor }: Request): Core {
  return { ...core, from, ...(key !== undefined && { key: `${actor._id}:${key}` }) };
}

function saying(page: Reply, { said, tone }: Go): Reply {
  if (said === undefined) return page;
  if (page.kind === 'show') return { kind: 'show', view: withSaid(page.view, said, tone) };
  return page.kind === 'close' ? { text: said, ...page } : page;
}
