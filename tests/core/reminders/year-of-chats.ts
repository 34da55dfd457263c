import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Messenger } from '../../../src/core/chat/messenger.ts';
import type { Core } from '../../../src/core/core.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { type SlackStandIn, slackStandIn } from '../../../src/playground/slack/slack-stand-in.ts';
import { type TeamsStandIn, teamsStandIn } from '../../../src/playground/teams/stand-in.ts';
import { createSlack } from '../../../src/slack/app.ts';
import { createTeams } from '../../../src/teams/app.ts';
import type { ExpectedReminders, Somebody } from './expected-reminders.ts';

const tenantId = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';
const botToken = 'xoxb-1-2-three';
const signingSecret = 'a-signing-secret';

/** A message that stands in somebody's chat. */
interface InChat {
  id: string;
  words: string;
}

/** What came about in a chat, and when it was first seen there. */
export interface Arrived {
  person: Somebody;
  at: Date;
  id: string;
}

/**
 * The chats of everybody in Slack and in Teams, as the platforms have them: a third are on Slack, a third on Teams, and the
 * others on both. Nobody asks the outbox.
 */
export class YearOfChats {
  readonly messengers: Messenger[];
  readonly arrived: Arrived[] = [];
  /** Messages that were posted, whatever became of them. */
  posted = 0;
  /** Who had more than one current reminder when nothing was left to deliver. */
  readonly crowded: string[] = [];
  /** Who was told that all is done, when it was: by name and moment. */
  readonly allDone: string[] = [];
  /** Who was not, though nothing was left to do. */
  readonly notSaid: string[] = [];
  /** How often somebody's reminder came on the other platform than the one before. */
  moved = 0;
  readonly #core: Core;
  readonly #people: readonly Somebody[];
  readonly #slack: SlackStandIn;
  readonly #teams: TeamsStandIn;
  readonly #seen = new Set<string>();
  readonly #busy = new Set<Somebody>();
  readonly #close: () => Promise<void>;

  private constructor(parts: {
    core: Core;
    people: readonly Somebody[];
    slack: SlackStandIn;
    teams: TeamsStandIn;
    messengers: Messenger[];
    close: () => Promise<void>;
  }) {
    this.#core = parts.core;
    this.#people = parts.people;
    this.#slack = parts.slack;
    this.#teams = parts.teams;
    this.messengers = parts.messengers;
    this.#close = parts.close;
  }

  static async open(core: Core, people: readonly Somebody[]): Promise<YearOfChats> {
    const app = express();
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const now = () => core.clock.now();
    const slack = slackStandIn({
      team: { id: 'T0ACME', name: 'Acme', domain: 'acme' },
      bot: { id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0APP', name: 'tandem' },
      users: people.map(({ name }) => ({ id: slackIdOf(name), name, real_name: name })),
      channels: [],
      botToken,
      signingSecret,
      eventsUrl: `${origin}/nobody`,
      baseUrl: `${origin}/slack`,
      now,
    });
    const teams = teamsStandIn({
      tenantId,
      botAppId: '1dd5785b-d8b3-400d-8e1f-af7c939cd70f',
      users: people.map(({ name, email, zone }) => ({
        aadObjectId: `aad-${name}`,
        name,
        email,
        timeZone: zone,
      })),
      teams: [],
      messagesUrl: `${origin}/nobody`,
      serviceUrl: `${origin}/teams`,
      now,
    });
    app.use('/slack', slack.router);
    app.use('/teams', teams.connectorRouter);
    const { conversations } = teams.snapshot();
    for (const [nth, { id, name }] of people.entries()) {
      const conversationId = conversations.find((each) => each.name === name)?.id;
      const account = {
        aadObjectId: `aad-${name}`,
        tenantId,
        serviceUrl: `${origin}/teams`,
        isInstalled: true,
        conversationId,
      };
      const accounts = {
        ...(nth % 3 !== 1 && { slack: { userId: slackIdOf(name) } }),
        ...(nth % 3 !== 0 && { teams: account }),
      };
      await PersonModel.updateOne({ _id: id }, { $unset: { slack: true } });
      await PersonModel.updateOne({ _id: id }, { $set: accounts });
    }
    const settings = { botToken, signingSecret, apiUrl: `${origin}/slack/api`, command: '/1to1' };
    const { messenger } = await createSlack({ core, settings, log: core.log });
    const messengers = [
      messenger,
      createTeams({ core, settings: { anonymous: true }, log: core.log }).messenger,
    ];
    const close = async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    return new YearOfChats({ core, people, slack, teams, messengers, close });
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** Everybody who can choose prefers the other platform from now on. */
  async preferOther(times: number): Promise<void> {
    await PersonModel.updateMany(
      { slack: { $exists: true }, teams: { $exists: true } },
      { $set: { 'preferences.platform': times % 2 === 0 ? 'slack' : 'teams' } },
    );
  }

  /** What stands in somebody's chats, the oldest first. */
  chatsOf({ name }: Somebody): InChat[] {
    const inSlack = this.#slack.workspace.state.messages[`D${slackIdOf(name).slice(1)}`] ?? [];
    const { messages } = this.#teams.asUser(`aad-${name}`).see();
    return [
      ...inSlack.map(({ ts, blocks }) => ({ id: `slack ${ts}`, words: JSON.stringify(blocks) })),
      ...messages.map(({ id, cards }) => ({ id: `teams ${id}`, words: JSON.stringify(cards) })),
    ];
  }

  /** Once nothing is left to deliver: what has come since the last look. */
  look(expected: ExpectedReminders): void {
    this.#lookForNew();
    const at = this.#core.clock.now().toISOString();
    for (const person of this.#people) {
      if (expected.isAnythingLeft(person)) this.#busy.add(person);
      else if (this.#busy.delete(person) && person.isActive)
        for (const { words } of this.chatsOf(person))
          (/All done|Done for now/.test(words) ? this.allDone : this.notSaid).push(`${person.name} at ${at}`);
    }
  }

  #lookForNew(): void {
    const calls = [
      ...this.#slack.log.find('chat.postMessage').map(({ method }) => method),
      ...this.#teams.log.requests
        .filter(({ method, path }) => method === 'POST' && path.includes('/activities'))
        .map(({ path }) => path),
    ];
    this.#slack.log.clear();
    this.#teams.log.requests.length = 0;
    if (calls.length === 0) return;
    this.posted += calls.length;
    const at = this.#core.clock.now();
    for (const person of this.#people) {
      const chats = this.chatsOf(person);
      if (chats.length > 1) this.crowded.push(`${person.name} at ${at.toISOString()}`);
      for (const { id } of chats) {
        const key = `${person.name} ${id}`;
        if (this.#seen.has(key)) continue;
        this.#seen.add(key);
        const before = this.arrived.findLast((each) => each.person === person);
        if (before && before.id.slice(0, 5) !== id.slice(0, 5)) this.moved += 1;
        this.arrived.push({ person, at, id });
      }
    }
  }
}

function slackIdOf(name: string): string {
  return `U0${name.replace('_', '').toUpperCase()}`;
}
