import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Surface } from '../core/chat/reply.ts';
import type { Core } from '../core/core.ts';
import type { handle } from '../core/handle.ts';
import type { SlackAccount } from '../core/people/person.ts';
import type { Directory } from './directory.ts';
import type { FailingSaves } from './failing-saves.ts';
import type { InLine } from './lines.ts';
import type { Respond } from './outbound/respond-to.ts';

/** What every listener works with. */
export interface Adapter {
  core: Core;
  log: Logger;
  handle: typeof handle;
  directory: Directory;
  inLine: InLine;
  failingSaves: FailingSaves;
  clients: Clients;
  respondTo(url: string): Respond;
  /** How long Slack may wait to hear that something is stored; it gives up after 3 s. */
  patienceMs: number;
}

export interface Clients {
  /** For what a person is waiting for: gives up after two seconds. */
  impatient: WebClient;
  /** For messages: tries once, because the outbox tries again. */
  once: WebClient;
}

/** Where a person did something, and how they can be answered there. */
export interface Place {
  account: SlackAccount;
  surface: Surface;
  /** Opens one dialog within three seconds. */
  triggerId?: string;
  /** Answers beside a message or a command, seen by this person alone unless the message is replaced. */
  respond?: Respond;
  /** What became of opening a dialog for this press, once that was tried. */
  opening?: Opening;
}

export type Opening =
  /** It is there, and takes the answer. */
  | ({ kind: 'open' } & Drawing)
  /** The person closed it, or this very press opened one before: Slack delivers some things twice. */
  | { kind: 'over' }
  | { kind: 'failed' };

/** One drawing of one dialog: Slack gives a view another hash whenever it is drawn anew. */
export interface Drawing {
  viewId: string;
  hash: string;
}
