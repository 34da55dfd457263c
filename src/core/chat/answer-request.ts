import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { AppError, isNotFound } from '../errors.ts';
import { mostTyped } from '../forms/capped.ts';
import { type Done, findDone, rememberDone } from './done-request.ts';
import { errorLabel } from './error-label.ts';
import type { Answer, Go, Handler, Handlers } from './handler.ts';
import type { Reply, Request, Surface } from './reply.ts';
import { isDoneOnce, type UserActionType } from './user-action.ts';
import { withSaid } from './with-said.ts';

const mostEntries = 5000;

/** Lets the handler of an action answer, and goes where it sends the person; what was done before is not done again. */
export async function answerRequest(
  handlers: Handlers<UserActionType>,
  core: Core,
  request: Request,
): Promise<Reply> {
  refuseEndless(request);
  const asked = coreFor(core, request);
  const handler = handlers[request.action.type] as Handler<UserActionType>;
  const answer = await once(asked, request, () => handler(asked, request.action, request));
  if (answer.kind !== 'go') return answer;
  try {
    const { to: action, values = request.values } = answer;
    const page = await answerRequest(handlers, core, { ...request, action, values });
    return saying(page, answer);
  } catch (error) {
    if (answer.said === undefined) throw error;
    // What was done is done without its page, which it may have taken away from whoever did it.
    if (!isNotFound(error))
      asked.log.error({ error: errorLabel(error), page: answer.to.type }, 'what was done could not be shown');
    return { kind: 'close', text: answer.said };
  }
}

/** No field and no message holds so much: it is not what somebody typed, and nothing is to be matched in it. */
function refuseEndless({ values }: Request): void {
  const typed = Object.values(values).flat();
  if (typed.length <= mostEntries && typed.every(({ length }) => length <= mostTyped)) return;
  throw new AppError('invalid', `That is too long: Tandem takes up to ${mostTyped} characters at once.`);
}

function coreFor(core: Core, { from, key, actor, action }: Request): Core {
  return { ...core, from, ...(key !== undefined && { key: JSON.stringify([actor._id, action.type, key]) }) };
}

async function once(core: Core, { action, surface }: Request, act: () => Promise<Answer>): Promise<Answer> {
  const { key } = core;
  if (key === undefined || !isDoneOnce(action)) return act();
  const before = await findDone(core, key);
  if (before) return before;
  try {
    const answer = await act();
    if (isDone(answer, surface)) await rememberDone(core, key, answer);
    return answer;
  } catch (error) {
    const meanwhile = isOvertaken(error) ? await waitForDone(core, key) : undefined;
    if (meanwhile) return meanwhile;
    throw error;
  }
}

/**
 * A form that came back, or something that turned out otherwise, is done when it is sent the next time. A command has
 * another key when it is typed the next time, so a sentence is all that there is to be said of this one.
 */
function isDone(answer: Answer, surface: Surface): answer is Done {
  if (answer.kind === 'notice') return surface === 'command';
  return answer.kind === 'close' || (answer.kind === 'go' && answer.tone === undefined);
}

/** Whether it may have failed because another copy of the app is doing the very same. */
function isOvertaken(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'conflict' || error.code === 'not-found');
}

const looks = 8;
const betweenLooksMs = 100;

async function waitForDone(core: Core, key: string): Promise<Done | undefined> {
  for (let look = 0; look < looks; look += 1) {
    const done = await findDone(core, key);
    if (done) return done;
    await pause(betweenLooksMs);
  }
  return undefined;
}

function saying(page: Reply, { said, tone }: Go): Reply {
  if (said === undefined) return page;
  if (page.kind === 'show') return { kind: 'show', view: withSaid(page.view, said, tone) };
  return page.kind === 'close' ? { text: said, ...page } : page;
}
