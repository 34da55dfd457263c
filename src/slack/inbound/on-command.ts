import type { App } from '@slack/bolt';
import { parseCommand } from '../../core/chat/parse-command.ts';
import type { Adapter } from '../adapter.ts';
import { answer } from '../answer/answer.ts';
import { commandSchema } from './payloads.ts';
import { mentionedIn, readMarkup } from './read-markup.ts';

/** `/1to1 …`: the manifest asks Slack to escape it, so that mentions carry the person's id. */
export function listenToCommand(app: App, adapter: Adapter, command: string): void {
  app.command(command, async ({ ack, body, respond }) => {
    await ack();
    const { user_id, team_id, text, trigger_id } = commandSchema.parse(body);
    const account = { userId: user_id, ...(team_id && { teamId: team_id }) };
    const typed = readMarkup(text, await emailsOf(adapter, mentionedIn(text)));
    const place = { account, surface: 'command', triggerId: trigger_id, respond } as const;
    await answer(adapter, place, parseCommand(typed));
  });
}

/** Names are not unique and e-mails are, so that is what a mention becomes for the core. */
async function emailsOf({ directory }: Adapter, userIds: string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    userIds.slice(0, 3).map(async (userId): Promise<[string, string][]> => {
      const { email } = await directory.profileOf(userId).catch(() => ({ email: undefined }));
      return email === undefined ? [] : [[userId, email]];
    }),
  );
  return new Map(found.flat());
}
