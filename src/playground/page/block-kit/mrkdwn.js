import { h } from '../dom.js';
import { withEmoji } from './emoji-names.js';
import { outsideLink } from './outside-link.js';

const fence = /```([\s\S]+?)```/;
const inline = new RegExp(
  [
    '<(?<reference>[^<>\\n]+)>',
    '`(?<code>[^`\\n]+)`',
    wrapped('bold', '\\*'),
    wrapped('italic', '_'),
    wrapped('strike', '~'),
  ].join('|'),
  'u',
);
const elementNames = { bold: 'strong', italic: 'em', strike: 's' };

/** Text between two signs that stand at the edges of words and touch what they wrap. */
function wrapped(name, sign) {
  return `(?<![\\p{L}\\p{N}${sign}])${sign}(?<${name}>[^\\s${sign}](?:[^${sign}\\n]*[^\\s${sign}])?)${sign}(?![\\p{L}\\p{N}${sign}])`;
}

/**
 * Slack's own markup as elements.
 * @param names `{ person(id), channel(id) }` for mentions
 */
export function renderMrkdwn(text, names) {
  const fenced = fence.exec(text);
  if (!fenced) return renderLines(text, names);
  const after = text.slice(fenced.index + fenced[0].length).replace(/^\n/, '');
  return [
    ...renderLines(text.slice(0, fenced.index), names),
    h('pre', {}, fromEscaped(fenced[1])),
    ...renderMrkdwn(after, names),
  ];
}

function renderLines(text, names) {
  if (text === '') return [];
  const groups = [];
  for (const line of text.split('\n')) {
    const isQuote = /^(&gt;|>)/.test(line);
    const words = isQuote ? line.replace(/^(&gt;|>) ?/, '') : line;
    const last = groups.at(-1);
    if (last?.isQuote === isQuote) last.lines.push(words);
    else groups.push({ isQuote, lines: [words] });
  }
  return groups.flatMap(({ isQuote, lines }) => {
    const inside = renderInline(lines.join('\n'), names);
    return isQuote ? h('blockquote', {}, inside) : inside;
  });
}

function renderInline(text, names) {
  const found = inline.exec(text);
  if (!found) return text === '' ? [] : [fromEscaped(withEmoji(text))];
  const before = fromEscaped(withEmoji(text.slice(0, found.index)));
  const after = text.slice(found.index + found[0].length);
  return [before, renderFound(found.groups, names), ...renderInline(after, names)];
}

function renderFound({ reference, code, ...wrappings }, names) {
  if (reference !== undefined) return renderReference(reference, names);
  if (code !== undefined) return h('code', {}, fromEscaped(code));
  const [kind, words] = Object.entries(wrappings).find(([, inside]) => inside !== undefined);
  return h(elementNames[kind], {}, renderInline(words, names));
}

function renderReference(reference, names) {
  const [target, label] = splitOnce(reference, '|');
  if (target.startsWith('@')) return mention(`@${names.person(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith('#'))
    return mention(`#${label ?? names.channel(target.slice(1)) ?? target.slice(1)}`);
  if (target.startsWith('!date^')) return fromEscaped(label ?? '');
  if (target.startsWith('!')) return mention(label ?? `@${target.slice(1)}`);
  return outsideLink(fromEscaped(target), fromEscaped(label ?? target));
}

export function mention(text) {
  return h('span', { class: 'mention' }, text);
}

function splitOnce(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Slack escapes these three signs and no others. */
function fromEscaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
