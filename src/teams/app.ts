import { type CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { type ErrorRequestHandler, json, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Messenger } from '../core/chat/messenger.ts';
import type { Core } from '../core/core.ts';
import { handle as handleInCore } from '../core/handle.ts';
import type { Rates } from '../core/rates/rates.ts';
import type { Adapter } from './adapter.ts';
import { describeError } from './explain-error.ts';
import { onActivity } from './inbound/on-activity.ts';
import { TimelyAdapter } from './inbound/timely-adapter.ts';
import type { Connector } from './outbound/connector.ts';
import { hardenConnector } from './outbound/harden-connector.ts';
import { createMessenger } from './outbound/messenger.ts';
import { createRateLimits } from './outbound/rates.ts';
import type { TeamsSettings } from './settings.ts';

export interface Teams {
  /** Takes what Teams posts to `/api/messages`; it reads the body itself. */
  handler: RequestHandler;
  messenger: Messenger;
  /** Resolves when everything that has arrived is answered. */
  stop(): Promise<void>;
}

/** @throws {Error} for settings with which anybody could pose as anyone, or with which Teams could not be reached */
export function createTeams(options: {
  core: Core;
  settings: TeamsSettings;
  log: Logger;
  /** What all copies of the app share of the platforms' limits; absent where nothing is limited. */
  rates?: Rates | undefined;
  /** What decides; the core's own unless a test wants otherwise. */
  handle?: Adapter['handle'];
}): Teams {
  const { core, settings, log, rates, handle = handleInCore } = options;
  const adapter = createAdapter(settings, log);
  const botId = settings.anonymous ? '' : (settings.appId ?? '');
  const running = new Set<Promise<void>>();
  const limits = createRateLimits(settings.messagesPerSecond);
  const noteAnswer = (aadObjectId: string) =>
    void rates?.push([limits.all, limits.conversation(aadObjectId)]);
  const track = (work: Promise<void>) => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };
  const afterwards = (work: Promise<void>) =>
    void track(work).catch((error) => log.error(describeError(error), 'a press in Teams was not finished'));
  const onTurn = (context: TurnContext) =>
    onActivity({ core, log, handle, noteAnswer, afterwards, tenantId: settings.tenantId }, context);
  const handler: RequestHandler = (request, response) => track(adapter.process(request, response, onTurn));
  return {
    handler: Router().use(json({ limit: '1mb' }), refuseUnreadable, handler),
    messenger: createMessenger(adapter, botId, limits),
    async stop() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

function createAdapter(settings: TeamsSettings, log: Logger): CloudAdapter {
  const adapter = new TimelyAdapter(
    new ConfigurationBotFrameworkAuthentication(configurationOf(settings)),
    log,
  );
  return adapter.use(async (context, next) => {
    hardenConnector(context.turnState.get<Connector>(adapter.ConnectorClientKey));
    await next();
  });
}

function configurationOf({ appId, appPassword, appType, tenantId, anonymous, isProduction }: TeamsSettings) {
  if (anonymous) {
    if (isProduction)
      throw new Error('Teams cannot be anonymous in production: anybody could pose as anyone.');
    return {};
  }
  if (!appId) throw new Error('Teams needs MicrosoftAppId.');
  return {
    MicrosoftAppId: appId,
    MicrosoftAppType: appType ?? 'SingleTenant',
    ...(appPassword && { MicrosoftAppPassword: appPassword }),
    ...(tenantId && { MicrosoftAppTenantId: tenantId }),
  };
}

const refuseUnreadable: ErrorRequestHandler = (error, _request, response, _next) => {
  response.status(error.status ?? 400).end();
};
