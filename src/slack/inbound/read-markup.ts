import { capped } from '../../core/forms/capped.ts';

const token = /<([^<>]+)>|&(?:amp|lt|gt);/g;
const mention = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The people mentioned in a text as Slack sends it. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...capped(text).matchAll(mention)].flatMap(([, userId]) => userId ?? []))];
}

/** Those mentioned in it who are not among `names`, as {@link readMarkup} writes them. */
export function strangersIn(text: string, names: ReadonlyMap<string, string>): string[] {
  return [...capped(text).matchAll(mention)].flatMap(([token, userId = '']) =>
    names.has(userId) ? [] : [readMarkup(token)],
  );
}

/**
 * Text as Slack sends it, as a person reads it: `<https://a.example|here>` is `here (https://a.example)`.
 * @param names what stands after the @ of a mention, by Slack user id
 */
export function readMarkup(text: string, names: ReadonlyMap<string, string> = new Map()): string {
  return capped(text).replace(token, (found, inside: string | undefined) =>
    inside === undefined ? (signs[found] ?? found) : readToken(inside, names),
  );
}

function readToken(inside: string, names: ReadonlyMap<string, string>): string {
  const bar = inside.indexOf('|');
  const target = unescaped(bar === -1 ? inside : inside.slice(0, bar)).replace(/^mailto:/, '');
  const label = bar === -1 ? '' : unescaped(inside.slice(bar + 1));
  switch (target[0]) {
    case '@':
      return `@${names.get(target.slice(1)) ?? (label || 'someone')}`;
    case '#':
      return `#${label || 'a channel'}`;
    case '!':
      return label || `@${target.slice(1).split('^')[0]}`;
    default:
      return label === '' || label === target ? target : `${label} (${target})`;
  }
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (found) => signs[found] ?? found);
}
