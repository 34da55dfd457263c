import pino from 'pino';
import { parseCommand } from '../../src/core/chat/parse-command.ts';
import { decodeAction } from '../../src/core/chat/user-action.ts';
import { findRecipients } from '../../src/core/cycles/find-recipients.ts';
import { linesIn } from '../../src/core/forms/lines-in.ts';
import { booleanCell, emailCell, listCell, numberCell, textCell } from '../../src/core/imports/cells.ts';
import { readCsv } from '../../src/core/imports/read-csv.ts';
import { emailAtStart, plain, readerOfPeople } from '../../src/core/people/match-person.ts';
import type { Member, TeamNode } from '../../src/core/people/member.ts';
import { teamChannelsInputSchema } from '../../src/core/preferences/change-team-channels.ts';
import { companySettingsInputSchema } from '../../src/core/preferences/company-settings-input.ts';
import { keyFor } from '../../src/core/question-sets/key-for.ts';
import { readSetupFile } from '../../src/core/setup/setup-file.ts';
import { readTemplate } from '../../src/core/templates/read-template.ts';
import { readClockTime } from '../../src/core/time/clock-time.ts';
import { isoDateSchema } from '../../src/core/time/iso-date.ts';
import { createLog } from '../../src/log.ts';
import { mentionedIn, readMarkup as readSlack, strangersIn } from '../../src/slack/inbound/read-markup.ts';
import { commandText } from '../../src/teams/inbound/command-text.ts';
import { readMessageAction } from '../../src/teams/inbound/message-action.ts';
import { readMarkup as readTeams } from '../../src/teams/inbound/read-markup.ts';
import { richText } from '../../src/teams/render/rich-text.ts';

const names = ['Mei Tan', 'Tomasz Wojcik', 'Ana Maria de la Cruz Santos', 'Mr. Smith Jr.'];
const people = names.map((name, index) => ({
  _id: `${index}`,
  name,
  email: `${index}@example.com`,
  isActive: true,
}));
const organisation = {
  people: new Map(people.map((person) => [person._id, person as Member])),
  teams: new Map(
    Array.from({ length: 200 }, (_, index) => [
      `${index}`,
      { _id: `${index}`, name: `Team ${index}` } as TeamNode,
    ]),
  ),
};
const named = readerOfPeople(people);
const mention = (text: string) => ({ type: 'mention' as const, text, mentioned: { id: 'bot' } });
const log = createLog('info', pino.destination({ dest: '/dev/null', sync: true }));

export type Reader = (text: string) => unknown;

/** Everything that reads what people, platforms or files say. */
export const readers: Record<string, Reader> = {
  'the HTML of Teams': readTeams,
  'a message action of Teams': (content) =>
    readMessageAction({
      commandId: 'addToAgenda',
      messagePayload: { body: { contentType: 'html', content } },
    }),
  'a command in Teams': (text) =>
    commandText({ text, botId: 'bot', mentions: [mention('<at>Tandem</at>'), mention('a')] } as never),
  'who is mentioned in Teams': (text) =>
    commandText({
      text: 'hello',
      botId: 'bot',
      mentions: [{ ...mention(text), mentioned: { id: 'bot', name: undefined } }],
    } as never),
  'the markup of Slack': (text) => readSlack(text),
  'who is mentioned in Slack': mentionedIn,
  'strangers in Slack': (text) => strangersIn(text, new Map()),
  'a command': (text) => [parseCommand(text), parseCommand(`agenda ${text}`, ['@Somebody'])],
  'an e-mail': emailAtStart,
  'a name': named,
  'a name without accents': plain,
  'a list of recipients': (text) => findRecipients(text, organisation as never),
  'a prompt': (text) => keyFor(text, []),
  lines: (text) => linesIn(text),
  'the days of a template': (text) => readTemplate({ name: text, reminders: text, description: text }),
  'the settings of a company': (text) =>
    companySettingsInputSchema.safeParse({ reminders: text, remindAt: text, agendaLeadMinutes: text }),
  'channels of a team': (text) =>
    teamChannelsInputSchema.safeParse({ slackChannel: text, teamsChannel: text }),
  'a time': readClockTime,
  'a day': (text) => isoDateSchema.safeParse(text),
  'an action': (text) => [
    decodeAction(text),
    decodeAction(JSON.stringify({ type: 'say-unknown-command', text })),
  ],
  cells: (text) =>
    [emailCell, textCell, booleanCell, numberCell, listCell(emailCell)].map((cell) => cell.safeParse(text)),
  'a line of the log': (text) => log.info({ note: text }, text),
  'a text in Teams': (text) => richText(text),
};

/** Of files that the operator gives: their libraries take longer, so that they read a tenth of it. */
export const fileReaders: Record<string, Reader> = {
  'a CSV file': (text) => readCsv(Buffer.from(`name,email\n${text}`), ['name', 'email']),
  'a set-up file': readSetupFile,
};
