import { findMentionedInTeams } from '../../core/people/find-mentioned.ts';
import type { Inbound, Mention } from './payloads.ts';

/** What was typed, without the bot's own name and with everybody else who was mentioned as `@e-mail`. */
export async function commandText({ text, mentions, botId }: Inbound): Promise<string> {
  let plain = text;
  for (const mention of mentions) {
    const name = mention.mentioned.id === botId ? '' : await nameOf(mention);
    plain = plain.replaceAll(mention.text, () => name);
  }
  return plain.trim();
}

async function nameOf({ mentioned, text }: Mention): Promise<string> {
  const email = await findMentionedInTeams(mentioned.id);
  return `@${email ?? mentioned.name ?? text.replace(/<[^>]*>/g, '')}`;
}
