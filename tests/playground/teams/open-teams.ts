import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';
import {
  type TeamsStandIn,
  type TeamsStandInOptions,
  teamsStandIn,
} from '../../../src/playground/teams/stand-in.ts';
import { type BotScript, ScriptedBot } from './scripted-bot.ts';

export const TENANT_ID = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';
export const BOT_APP_ID = '1dd5785b-d8b3-400d-8e1f-af7c939cd70f';
export const MEI = 'mei.tan@acme.example';
export const TOMASZ = 'tomasz.wojcik@acme.example';
export const ADA = 'ada.obi@acme.example';

export type OpenTeams = {
  teams: TeamsStandIn;
  adapter: CloudAdapter;
  /** As the stand-in names itself to the bot. */
  serviceUrl: string;
  visitUrl: string;
  close(): Promise<void>;
};

/** The stand-in and a real CloudAdapter without an app id, on one port of this machine. */
export async function openTeams(
  script: BotScript = {},
  options: Partial<TeamsStandInOptions> = {},
): Promise<OpenTeams> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const teams = teamsStandIn({
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    users: [
      { aadObjectId: 'aad-mei', name: 'Mei Tan', email: MEI, timeZone: 'Asia/Singapore', locale: 'en-SG' },
      { aadObjectId: 'aad-tomasz', name: 'Tomasz Wójcik', email: TOMASZ, timeZone: 'Europe/Warsaw' },
      { aadObjectId: 'aad-ada', name: 'Ada Obi', email: ADA, timeZone: 'Europe/London', installed: false },
    ],
    teams: [{ name: 'Engineering', members: [MEI, TOMASZ], channels: ['General', 'Standup'] }],
    chats: [{ members: [MEI, ADA] }],
    commands: [{ id: 'addToAgenda', title: 'Add to 1-to-1 agenda' }],
    messagesUrl: `${base}/api/messages`,
    serviceUrl: `${base}/connector`,
    now: () => new Date('2026-12-16T09:00:00Z'),
    ...options,
  });
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const bot = new ScriptedBot(script);
  app.use('/connector', teams.connectorRouter);
  app.use('/visit', teams.visitRouter);
  app.post('/api/messages', express.json(), (request, response) =>
    adapter.process(request, response, (context) => bot.run(context)),
  );
  return {
    teams,
    adapter,
    serviceUrl: `${base}/connector`,
    visitUrl: `${base}/visit`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A card with one button, as an attachment. */
export function cardAttachment(card: object) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}

export function cardWith(body: object[], actions: object[] = []) {
  return { type: 'AdaptiveCard', version: '1.5', body, ...(actions.length > 0 ? { actions } : {}) };
}
