import { h } from '../dom.js';
import { emojiSign } from './emoji-names.js';
import { mention } from './mrkdwn.js';
import { outsideLink } from './outside-link.js';

/** A `rich_text` block: what people wrote, never read as markup. */
export function renderRichText({ elements }, names) {
  return h(
    'div',
    { class: 'rich-text' },
    elements.map((element) => renderPart(element, names)),
  );
}

function renderPart(part, names) {
  const inside = () => part.elements.map((element) => renderRun(element, names));
  switch (part.type) {
    case 'rich_text_quote':
      return h('blockquote', {}, inside());
    case 'rich_text_preformatted':
      return h('pre', {}, inside());
    case 'rich_text_list':
      return renderList(part, names);
    default:
      return h('p', {}, inside());
  }
}

function renderList({ style, indent = 0, offset = 0, elements }, names) {
  const name = style === 'ordered' ? 'ol' : 'ul';
  const items = elements.map((item) =>
    h(
      'li',
      {},
      item.elements.map((element) => renderRun(element, names)),
    ),
  );
  const start = name === 'ol' && offset > 0 ? offset + 1 : undefined;
  return h(name, { class: `indent-${indent}`, start }, items);
}

function renderRun(run, names) {
  return styled(run.style ?? {}, wordsOf(run, names));
}

function wordsOf(run, names) {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'link':
      return outsideLink(run.url, run.text ?? run.url);
    case 'emoji':
      return emojiSign(run.name);
    case 'user':
      return mention(`@${names.person(run.user_id) ?? run.user_id}`);
    case 'channel':
      return mention(`#${names.channel(run.channel_id) ?? run.channel_id}`);
    case 'broadcast':
      return mention(`@${run.range}`);
    case 'date':
      return run.fallback ?? new Date(run.timestamp * 1000).toLocaleString();
    default:
      return `[${run.type}]`;
  }
}

const elementNames = { bold: 'strong', italic: 'em', strike: 's', code: 'code' };

function styled(style, words) {
  return Object.entries(elementNames).reduce(
    (inside, [key, name]) => (style[key] ? h(name, {}, inside) : inside),
    words,
  );
}
