import type { Core } from '../core.ts';
import type { Reply, Request } from './reply.ts';
import type { UserAction, UserActionType } from './user-action.ts';

/** Answers one type of action: loads through the permission gate, calls one use case, replies with a view. */
export type Handler<T extends UserActionType> = (
  core: Core,
  action: Extract<UserAction, { type: T }>,
  request: Request,
) => Promise<Reply>;

export type Handlers<T extends UserActionType> = { [K in T]: Handler<K> };
