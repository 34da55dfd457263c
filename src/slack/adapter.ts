import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Surface } from '../core/chat/reply.ts';
import type { Core } from '../core/core.ts';
import type { handle } from '../core/handle.ts';
import type { SlackAccount } from '../core/people/person.ts';
import type { Directory } from './directory.ts';
import type { InLine } from './lines.ts';
import type { OpenForms } from './open-forms.ts';
import type { SlackMessage } from './render/render-message.ts';

/** What every listener works with. */
export interface Adapter {
  core: Core;
  log: Logger;
  handle: typeof handle;
  directory: Directory;
  inLine: InLine;
  openForms: OpenForms;
  clients: Clients;
  /** How long a sent form may wait for its answer before it is acknowledged without; Slack gives up after 3 s. */
  patienceMs: number;
}

export interface Clients {
  /** For what a person is waiting for: gives up after a second or two. */
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
  respond?: (message: SlackMessage & Answering) => Promise<unknown>;
}

interface Answering {
  response_type: 'ephemeral';
  replace_original: boolean;
}
