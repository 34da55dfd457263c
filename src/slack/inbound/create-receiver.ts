import bolt, { type Receiver } from '@slack/bolt';
import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../../core/errors.ts';
import { boltLog } from '../outbound/bolt-log.ts';
import { clientOptions, type SlackSettings } from '../settings.ts';

/** Socket Mode when there is an app token; else a router that checks signatures. */
export function createReceiver(
  settings: SlackSettings,
  log: Logger,
): { receiver: Receiver; router?: Router } {
  const logger = boltLog(log);
  if (settings.appToken !== undefined) {
    const installerOptions = { clientOptions: clientOptions(settings) };
    return {
      receiver: new bolt.SocketModeReceiver({ appToken: settings.appToken, logger, installerOptions }),
    };
  }
  if (settings.signingSecret === undefined) {
    throw new AppError(
      'misconfigured',
      'Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).',
    );
  }
  const { signingSecret } = settings;
  const receiver = new bolt.ExpressReceiver({ signingSecret, logger, endpoints: '/' });
  const router = express.Router();
  router.use(refuseFuture(log), receiver.router);
  return { receiver, router };
}

const mostSecondsAhead = 300;

/** Bolt refuses what was signed more than five minutes ago, so that it cannot be sent again; here is the other side. */
function refuseFuture(log: Logger): RequestHandler {
  return (request, response, next) => {
    const secondsAhead = Number(request.get('x-slack-request-timestamp')) - Math.floor(Date.now() / 1000);
    if (secondsAhead > mostSecondsAhead) {
      log.warn({ secondsAhead }, 'refused a request of Slack that was signed in the future');
      response.status(401).end();
    } else {
      next();
    }
  };
}
