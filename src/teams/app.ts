import type { TurnContext } from 'botbuilder';
import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Messenger } from '../core/chat/messenger.ts';
import type { Core } from '../core/core.ts';
import { handle as handleInCore } from '../core/handle.ts';
import type { Rates } from '../core/rates/rates.ts';
import { createRefusalLog } from '../core/refusal-log.ts';
import type { Adapter } from './adapter.ts';
import { createAuthentication } from './doors/authentication.ts';
import { createDoors } from './doors/doors.ts';
import { readRequests } from './doors/read-requests.ts';
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
  const doors = createDoors(settings);
  const refusals = createRefusalLog(log);
  const adapter = new TimelyAdapter({
    authentication: createAuthentication(doors.app, doors.trust, settings.openIdMetadata),
    mayAnswerAt: doors.mayAnswerAt,
    refusals,
    log,
  });
  adapter.use(async (context, next) => {
    hardenConnector(context.turnState.get<Connector>(adapter.ConnectorClientKey));
    await next();
  });
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
  const inbound = { core, log, refusals, handle, noteAnswer, afterwards, tenantId: doors.tenantId };
  const handler: RequestHandler = (request, response) =>
    track(adapter.process(request, response, (context: TurnContext) => onActivity(inbound, context)));
  return {
    handler: Router().use(readRequests(doors.trust ?? { names: doors.names }, refusals), handler),
    messenger: createMessenger(adapter, { ...doors, limits }),
    async stop() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
