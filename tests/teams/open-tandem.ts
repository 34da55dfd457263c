import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { Card, Form } from '../../src/core/chat/view.ts';
import type { Rates } from '../../src/core/rates/rates.ts';
import type { Sight } from '../../src/playground/teams/sight.ts';
import {
  type TeamsStandIn,
  type TeamsStandInOptions,
  teamsStandIn,
} from '../../src/playground/teams/stand-in.ts';
import { createTeams, type Teams } from '../../src/teams/app.ts';
import type { TeamsSettings } from '../../src/teams/settings.ts';
import { makeTestCore, type TestCore } from '../support/test-core.ts';

export const tenantId = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';
export const botAppId = '1dd5785b-d8b3-400d-8e1f-af7c939cd70f';
export const mei = 'mei.tan@example.com';
export const tomasz = 'tomasz.wojcik@example.com';
export const ada = 'ada.obi@example.com';

export interface OpenTandem {
  teams: TeamsStandIn;
  tandem: Teams;
  core: TestCore;
  url: string;
  /** What the core was asked, in order. */
  asked: Request[];
  /** Everything that was logged, as text. */
  logged(): string;
  close(): Promise<void>;
}

export interface OpenTandemOptions {
  /** What the core replies; without it the core itself is asked. */
  reply?: (request: Request) => Reply | Promise<Reply>;
  settings?: Partial<TeamsSettings>;
  standIn?: Partial<TeamsStandInOptions>;
  rates?: Rates;
  /** Another copy of the app has the clock and the key of the first. */
  core?: TestCore;
}

/** Tandem in Teams: the adapter as it is, and a stand-in for Microsoft's servers, on one port of this machine. */
export async function openTandem({
  reply,
  settings,
  standIn,
  rates,
  core = makeTestCore('2026-12-02T12:00:00Z'),
}: OpenTandemOptions = {}): Promise<OpenTandem> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const teams = teamsStandIn({
    tenantId,
    botAppId,
    users: [
      { aadObjectId: 'aad-mei', name: 'Mei Tan', email: mei, timeZone: 'Asia/Singapore' },
      { aadObjectId: 'aad-tomasz', name: 'Tomasz Wójcik', email: tomasz, timeZone: 'Europe/Warsaw' },
      { aadObjectId: 'aad-ada', name: 'Ada Obi', email: ada, timeZone: 'Europe/London', installed: false },
    ],
    teams: [{ name: 'Engineering', members: [mei, tomasz], channels: ['General'] }],
    chats: [{ members: [mei, tomasz] }],
    commands: [{ id: 'addToAgenda', title: 'Add to 1-to-1 agenda' }],
    messagesUrl: `${url}/api/messages`,
    serviceUrl: `${url}/connector`,
    ...standIn,
  });
  const asked: Request[] = [];
  const lines: string[] = [];
  const tandem = createTeams({
    core,
    settings: { anonymous: true, ...settings },
    rates,
    log: pino({ level: 'trace' }, { write: (line) => lines.push(line) }),
    ...(reply && {
      handle: async (_core, request) => {
        asked.push(request);
        return reply(request);
      },
    }),
  });
  app.use('/connector', teams.connectorRouter);
  app.post('/api/messages', tandem.handler);
  return {
    teams,
    tandem,
    core,
    url,
    asked,
    logged: () => lines.join(''),
    async close() {
      await tandem.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const noteCard: Card = {
  kind: 'card',
  title: 'A card',
  summary: 'A card from Tandem',
  body: [
    { kind: 'text', text: 'Read me' },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Answer', action: { type: 'open-answers', oneToOneId: 'c:0:m' } },
        { label: 'Help', action: { type: 'open-help' } },
      ],
    },
  ],
};

/** A form with a text and several choices, one of which has a comma. */
export function answersForm(more: { text?: string; days?: string[]; error?: string } = {}): Form {
  const days = ['Mon, early', 'Tue', '100%'].map((value) => ({ value, label: value }));
  return {
    kind: 'form',
    title: 'Your answers',
    body: [
      {
        kind: 'field',
        id: 'moved',
        label: 'What moved?',
        isRequired: true,
        input: { type: 'text', isMultiline: true, maxLength: 3000, ...(more.text && { value: more.text }) },
        ...(more.error && { error: more.error }),
      },
      {
        kind: 'field',
        id: 'days',
        label: 'Which days?',
        isRequired: false,
        input: { type: 'choices', options: days, values: more.days ?? [] },
      },
    ],
    submit: { label: 'Share', action: { type: 'share-answers', oneToOneId: 'c:0:m' } },
    others: [{ label: 'Save draft', action: { type: 'save-and-close', oneToOneId: 'c:0:m' } }],
    closeLabel: 'Close',
  };
}

/** The last message in sight. */
export function lastOf(sight: Sight) {
  const message = sight.messages.at(-1);
  if (message === undefined) throw new Error('There is no message.');
  return message;
}

/** A dialog that somebody has opened. */
export interface OpenDialog {
  title: string;
  card: object;
}

/** Opens what an action opens, as a button of a message would: for whoever Teams first told of. */
export async function openDialog({ teams }: OpenTandem, action: object): Promise<OpenDialog> {
  const [delivery] = teams.log.deliveries;
  const { text: _, ...activity } = delivery?.activity ?? {};
  const value = { data: { msteams: { type: 'task/fetch' }, tandem: JSON.stringify(action) } };
  const id = `f:${Math.random()}`;
  const { body } = await teams.redeliver({ ...activity, id, type: 'invoke', name: 'task/fetch', value });
  const { title, card } = (body as { task: { value: { title: string; card: { content: object } } } }).task
    .value;
  return { title, card: card.content };
}

/** Puts a dialog before somebody that they had opened: in this window nothing has changed since. */
export function backTo({ teams }: OpenTandem, email: string, { title, card }: OpenDialog): void {
  const visitor = teams.asUser(email);
  const sight = visitor.see();
  const at = { conversationId: sight.conversation.id, activityId: lastOf(sight).id };
  teams.restore({ ...teams.snapshot(), dialogs: { [visitor.user.id]: { title, card, ...at } } });
}
