import { PersonModel } from '../../core/people/person.ts';
import type { Inbound, Mention } from './inbound.ts';

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
  const person = await PersonModel.findOne({ 'teams.userId': mentioned.id }, { email: 1 }).lean<{
    email: string;
  }>();
  return `@${person?.email ?? mentioned.name ?? text.replace(/<[^>]*>/g, '')}`;
}
