import bolt, { type Receiver } from '@slack/bolt';
import type { Router } from 'express';
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
  return { receiver, router: receiver.router };
}
