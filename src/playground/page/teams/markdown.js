const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign]);
}

/**
 * The markup that Adaptive Cards know (bold, italic, links, lists), as HTML. Everything else is escaped first, so
 * that nothing somebody typed becomes an element.
 */
export function markdownToHtml(text) {
  const unslashed = text.replace(
    /\\([\\*_[\]()#+\-.!~`>{}|])/g,
    (_, sign) => `\ue000${sign.codePointAt(0)}\ue001`,
  );
  const html = groupLists(unslashed.split('\n')).map(blockToHtml).join('');
  return html.replace(/\ue000(\d+)\ue001/g, (_, code) => escapeHtml(String.fromCodePoint(Number(code))));
}

const bullet = /^\s*[-*+]\s+/;
const number = /^\s*\d+[.)]\s+/;

function groupLists(lines) {
  const groups = [];
  for (const line of lines) {
    const kind = (bullet.test(line) && 'ul') || (number.test(line) && 'ol') || 'p';
    const words = kind === 'p' ? line : line.replace(bullet, '').replace(number, '');
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else groups.push({ kind, lines: [words] });
  }
  return groups;
}

function blockToHtml({ kind, lines }) {
  if (kind === 'p') return `<p>${lines.map(inlineToHtml).join('<br>')}</p>`;
  return `<${kind}>${lines.map((line) => `<li>${inlineToHtml(line)}</li>`).join('')}</${kind}>`;
}

function inlineToHtml(text) {
  return escapeHtml(text)
    .replace(
      /\[([^\]]+)\]\(((?:https?|mailto):[^\s)]+)\)/g,
      '<a href="$2" target="_blank" rel="noopener">$1</a>',
    )
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w])_(\S(?:.*?\S)?)_(?!\w)/g, '<em>$1</em>')
    .replace(/(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])/g, '<em>$1</em>');
}
