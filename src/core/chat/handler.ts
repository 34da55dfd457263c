import type { Core } from '../core.ts';
import type { FormValues } from '../forms/form-values.ts';
import type { Reply, Request } from './reply.ts';
import type { UserAction, UserActionType } from './user-action.ts';

/** Sends a person on: to the page of another action, with a sentence on top about what was done. */
export interface Go {
  kind: 'go';
  to: UserAction;
  /** What stands in the form there; without them it is what came with the request. */
  values?: FormValues;
  said?: string;
  /** Where the sentence is no good news. */
  tone?: 'warning';
}

/** What a handler answers; `go` is followed before an adapter gets the reply. */
export type Answer = Reply | Go;

/** Answers one type of action: loads through the permission gate, calls one use case, shows a view or goes to one. */
export type Handler<T extends UserActionType> = (
  core: Core,
  action: Extract<UserAction, { type: T }>,
  request: Request,
) => Promise<Answer>;

export type Handlers<T extends UserActionType> = { [K in T]: Handler<K> };
