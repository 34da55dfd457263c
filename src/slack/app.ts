import bolt, { type AnyMiddlewareArgs, type App, type Middleware } from '@slack/bolt';
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Messenger } from '../core/chat/messenger.ts';
import type { Core } from '../core/core.ts';
import { AppError } from '../core/errors.ts';
import { handle as handleInCore } from '../core/handle.ts';
import { newId } from '../core/new-id.ts';
import { createRefusalLog } from '../core/refusal-log.ts';
import { currentWork, onBehalfOf } from '../core/work-context.ts';
import type { Adapter } from './adapter.ts';
import { createDirectory } from './directory.ts';
import { describeError } from './explain-error.ts';
import { createFailingSaves } from './failing-saves.ts';
import { NotStored } from './inbound/answer-once-stored.ts';
import { createAuthorize } from './inbound/authorize.ts';
import { createReceiver } from './inbound/create-receiver.ts';
import { listenToCommand } from './inbound/on-command.ts';
import { listenToEvents } from './inbound/on-event.ts';
import { listenToPresses } from './inbound/on-press.ts';
import { listenToShortcut } from './inbound/on-shortcut.ts';
import { listenToSubmissions } from './inbound/on-submission.ts';
import { createLines } from './lines.ts';
import { boltLog } from './outbound/bolt-log.ts';
import { createClients } from './outbound/clients.ts';
import { createMessenger } from './outbound/messenger.ts';
import { createResponder } from './outbound/respond-to.ts';
import { slackErrorCode } from './outbound/slack-error.ts';
import { clientOptions, type SlackSettings } from './settings.ts';
import { workspaceFinder } from './workspace.ts';

export interface SlackOptions {
  core: Core;
  settings: SlackSettings;
  log: Logger;
  handle?: typeof handleInCore;
  patienceMs?: number;
}

export interface Slack {
  /** To be mounted at `/slack/events`, before anything that reads request bodies; absent in Socket Mode. */
  router?: Router;
  messenger: Messenger;
  /** @throws {AppError} when Slack does not take the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Tandem in Slack: over HTTP, or over Socket Mode when there is an app token. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { core, settings, log, handle = handleInCore, patienceMs = 2500 } = options;
  const clients = createClients(settings.botToken, settings.apiUrl, log);
  const findWorkspace = workspaceFinder(clients.impatient);
  const refusals = createRefusalLog(log);
  const { router, receiver } = createReceiver(settings, log, { findWorkspace, refusals });
  const directory = createDirectory(clients.impatient, findWorkspace);
  const app = new bolt.App({
    receiver,
    authorize: createAuthorize(findWorkspace, settings.botToken, refusals),
    logger: boltLog(log),
    clientOptions: clientOptions(settings),
    convoStore: false,
  });
  const adapter: Adapter = {
    core,
    log,
    handle,
    directory,
    clients,
    respondTo: createResponder(settings.apiUrl),
    inLine: createLines(),
    failingSaves: createFailingSaves(),
    patienceMs,
  };
  app.use(givenAnId);
  listen(app, adapter, settings.command);
  return {
    ...(router && { router }),
    messenger: createMessenger(clients.once, settings.messagesPerMinute, findWorkspace),
    async start() {
      await checkToken(findWorkspace, log);
      if (!router) await connectSocket(app);
    },
    async stop() {
      if (!router) await app.stop();
    },
  };
}

function listen(app: App, adapter: Adapter, command: string): void {
  listenToCommand(app, adapter, command);
  listenToPresses(app, adapter);
  listenToSubmissions(app, adapter);
  listenToShortcut(app, adapter);
  listenToEvents(app, adapter);
  app.error(async (error) => {
    // Bolt answers 401 and 500 when these are thrown on; they were logged where they were found.
    if (error instanceof bolt.AuthorizationError || error instanceof NotStored) throw error;
    adapter.log.error(describeError(error), 'a Slack listener failed');
  });
}

/** What comes over HTTP has an id by now; what comes over the socket gets one. */
const givenAnId: Middleware<AnyMiddlewareArgs> = async ({ next }) => {
  if (currentWork()) await next();
  else await onBehalfOf({ requestId: newId() }, next);
};

/** A wrong token ends the start; a Slack that cannot be reached just now does not. */
async function checkToken(findWorkspace: () => Promise<unknown>, log: Logger): Promise<void> {
  try {
    await findWorkspace();
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.warn(describeError(error), 'Slack does not answer yet');
  }
}

async function connectSocket(app: App): Promise<void> {
  try {
    await app.start();
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === undefined) throw error;
    throw new AppError('misconfigured', `Slack does not take SLACK_APP_TOKEN (${code}).`, { cause: error });
  }
}
