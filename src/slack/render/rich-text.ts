import { splitText } from '../../core/chat/cut-text.ts';
import type { Span, Text } from '../../core/chat/view.ts';
import type { Block, RichTextElement } from './block-types.ts';
import { nothing } from './plain-text.ts';
import { sizes } from './sizes.ts';

export function spansOf(text: Text): Span[] {
  return typeof text === 'string' ? [{ text }] : text;
}

/** People's words as rich text, where nothing they typed is read as markup; several blocks when it is long. */
export function richTextBlocks(text: Text): Block[] {
  return groupSpans(spansOf(text)).map((spans) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: spans.map(elementOf) }],
  }));
}

/** Somebody's words set apart, below who said them or what was asked. */
export function quoteBlocks(text: string, label?: string): Block[] {
  const quotes = groupSpans([{ text }]).map(
    (spans): Block => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: spans.map(elementOf) }],
    }),
  );
  return label === undefined ? quotes : [...richTextBlocks([{ text: label, bold: true }]), ...quotes];
}

function elementOf({ text, bold, italic, url }: Span): RichTextElement {
  const style = { ...(bold && { bold }), ...(italic && { italic }) };
  const words = { text: text === '' ? nothing : text, ...((bold || italic) && { style }) };
  return url === undefined ? { type: 'text', ...words } : { type: 'link', url, ...words };
}

/** Groups of spans that each fit into one block; a span that is longer alone is cut into several. */
function groupSpans(spans: Span[]): Span[][] {
  const groups: Span[][] = [];
  let room = 0;
  for (const span of spans) {
    for (const text of splitText(span.text, sizes.text)) {
      if (text.length > room || groups.length === 0) {
        groups.push([]);
        room = sizes.text;
      }
      groups.at(-1)?.push({ ...span, text });
      room -= text.length;
    }
  }
  return groups;
}
