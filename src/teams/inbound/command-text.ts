import { capped } from '../../core/forms/capped.ts';
import { findMentionedInTeams } from '../../core/people/find-mentioned.ts';
import type { Inbound, Mention } from './payloads.ts';
import { readMarkup } from './read-markup.ts';

const longestName = 300;

interface CommandText {
  /** Without the bot's own name, and with everybody else who was mentioned as `@e-mail`. */
  text: string;
  /** Those of whom Tandem knows no e-mail, as they stand in it. */
  strangers: string[];
}

/** What was typed. */
export async function commandText({ text, mentions, botId }: Inbound): Promise<CommandText> {
  const strangers: string[] = [];
  let pieces: Piece[] = [{ text: capped(text), isShown: false }];
  for (const mention of mentions) {
    const isBot = mention.mentioned.id === botId;
    const email = isBot ? undefined : await emailOf(mention, mentions);
    const shown = isBot ? '' : `@${email ?? nameOf(mention)}`;
    if (!isBot && email === undefined) strangers.push(shown);
    pieces = pieces.flatMap((piece) =>
      piece.isShown ? [piece] : withShown(piece.text, mention.text, shown),
    );
  }
  const plain = pieces.map((piece) => piece.text).join('');
  return { text: capped(plain).trim(), strangers };
}

/** A run of the text as it came, or what is shown instead of a mention: in that no other mention is looked for. */
interface Piece {
  text: string;
  isShown: boolean;
}

function withShown(text: string, mentioned: string, shown: string): Piece[] {
  if (mentioned === '') return [{ text, isShown: false }];
  return text.split(mentioned).flatMap((run, index): Piece[] => {
    const own = { text: run, isShown: false };
    return index === 0 ? [own] : [{ text: shown, isShown: true }, own];
  });
}

/** Undefined for somebody unknown, and where the same words mention two people: nobody can tell which is which. */
async function emailOf({ mentioned, text }: Mention, all: readonly Mention[]): Promise<string | undefined> {
  const isOneOfTwo = all.some((other) => other.text === text && other.mentioned.id !== mentioned.id);
  return isOneOfTwo ? undefined : findMentionedInTeams(mentioned.id);
}

function nameOf({ mentioned, text }: Mention): string {
  return capped(mentioned.name ?? readMarkup(text), longestName).trim();
}
