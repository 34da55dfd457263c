import { findMentionedInTeams } from '../../core/people/find-mentioned.ts';
import type { Inbound, Mention } from './payloads.ts';

interface CommandText {
  /** Without the bot's own name, and with everybody else who was mentioned as `@e-mail`. */
  text: string;
  /** Those of whom Tandem knows no e-mail, as they stand in it. */
  strangers: string[];
}

/** What was typed. */
export async function commandText({ text, mentions, botId }: Inbound): Promise<CommandText> {
  const strangers: string[] = [];
  let plain = text;
  for (const mention of mentions) {
    const isBot = mention.mentioned.id === botId;
    const email = isBot ? undefined : await emailOf(mention, mentions);
    const shown = isBot ? '' : `@${email ?? nameOf(mention)}`;
    if (!isBot && email === undefined) strangers.push(shown);
    plain = plain.replaceAll(mention.text, () => shown);
  }
  return { text: plain.trim(), strangers };
}

/** Undefined for somebody unknown, and where the same words mention two people: nobody can tell which is which. */
async function emailOf({ mentioned, text }: Mention, all: readonly Mention[]): Promise<string | undefined> {
  const isOneOfTwo = all.some((other) => other.text === text && other.mentioned.id !== mentioned.id);
  return isOneOfTwo ? undefined : findMentionedInTeams(mentioned.id);
}

function nameOf({ mentioned, text }: Mention): string {
  return (mentioned.name ?? text.replace(/<[^>]*>/g, '')).trim();
}
