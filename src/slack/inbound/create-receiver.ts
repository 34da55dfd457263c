import bolt, { type Receiver } from '@slack/bolt';
import express, { type Router } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../../core/errors.ts';
import { boltLog } from '../outbound/bolt-log.ts';
import { clientOptions, type SlackSettings } from '../settings.ts';
import { type GateOptions, gateOf } from './http-gate.ts';
import { guardSocket } from './socket-gate.ts';

/** Socket Mode when there is an app token; else a router that checks signatures. */
export function createReceiver(
  settings: SlackSettings,
  log: Logger,
  { findWorkspace, refusals }: Pick<GateOptions, 'findWorkspace' | 'refusals'>,
): { receiver: Receiver; router?: Router } {
  const logger = boltLog(log);
  if (settings.appToken !== undefined) {
    const installerOptions = { clientOptions: clientOptions(settings) };
    const receiver = new bolt.SocketModeReceiver({ appToken: settings.appToken, logger, installerOptions });
    guardSocket(receiver.client, settings.command, refusals);
    return { receiver };
  }
  if (settings.signingSecret === undefined) {
    throw new AppError(
      'misconfigured',
      'Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).',
    );
  }
  const { signingSecret, command } = settings;
  const receiver = new bolt.ExpressReceiver({ signingSecret, logger, endpoints: '/' });
  const router = express.Router();
  router.use(gateOf({ signingSecret, command, findWorkspace, refusals }), receiver.router);
  return { receiver, router };
}
