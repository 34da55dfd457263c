import type { App } from '@slack/bolt';
import { parseCommand } from '../../core/chat/parse-command.ts';
import { isShowing, mayOpenDialog, type UserAction } from '../../core/chat/user-action.ts';
import { findMentionedInSlack } from '../../core/people/find-mentioned.ts';
import type { Adapter, Place } from '../adapter.ts';
import { showAnswer } from '../answer/answer.ts';
import { openWaiting } from '../answer/windows.ts';
import { ask } from '../ask.ts';
import { answerOnceStored } from './answer-once-stored.ts';
import { commandSchema } from './payloads.ts';
import { mentionedIn, readMarkup, strangersIn } from './read-markup.ts';

/** `/1to1 …`: the manifest asks Slack to escape it, so that mentions carry the person's id. */
export function listenToCommand(app: App, adapter: Adapter, command: string): void {
  app.command(command, async ({ ack, body }) => {
    const { user_id, team_id, text, trigger_id: key, response_url } = commandSchema.parse(body);
    const place: Place = {
      account: { userId: user_id, ...(team_id && { teamId: team_id }) },
      surface: 'command',
      triggerId: key,
      ...(response_url !== undefined && { respond: adapter.respondTo(response_url) }),
    };
    const action = parseCommand(readMarkup(text));
    const complete = async () => ({ action: await withPeople(adapter, place, action, text), key });
    const answer = showAnswer.bind(undefined, adapter, place);
    await answerOnceStored(adapter, action, ask(adapter, place, { action, key }, complete), {
      ack: () => ack(),
      ackEarly: isShowing(action) ? () => ack() : undefined,
      answer,
      answerLate: answer,
      isWaitedFor: () => place.opening !== undefined,
    });
  });
}

/** The same action with an e-mail for every mention, for names are not unique; most name nobody. */
async function withPeople(
  adapter: Adapter,
  place: Place,
  action: UserAction,
  text: string,
): Promise<UserAction> {
  const mentioned = mentionedIn(text).slice(0, 3);
  if (!('words' in action) || mentioned.length === 0) return action;
  const known = await findMentionedInSlack(mentioned);
  const emails = new Map([...known].map(([userId, { email }]) => [userId, email]));
  const strangers = mentioned.filter((userId) => !known.has(userId));
  if (strangers.length > 0) {
    if (mayOpenDialog(action)) await openWaiting(adapter, place);
    for (const [userId, email] of await emailsOf(adapter, strangers)) emails.set(userId, email);
  }
  return parseCommand(readMarkup(text, emails), strangersIn(text, emails));
}

const unknown = () => ({ email: undefined, isGuest: true });

/** What Slack says of people who never used Tandem there; guests are nobody's colleague, whatever their e-mail is. */
async function emailsOf({ directory }: Adapter, userIds: string[]): Promise<[string, string][]> {
  const found = await Promise.all(
    userIds.map(async (userId): Promise<[string, string][]> => {
      const { email, isGuest } = await directory.profileOf(userId).catch(unknown);
      return email === undefined || isGuest ? [] : [[userId, email]];
    }),
  );
  return found.flat();
}
