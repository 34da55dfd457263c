import { splitText } from '../../core/chat/cut-text.ts';
import type { Span, Text } from '../../core/chat/view.ts';
import type { Block } from './card-types.ts';
import { mostBlockCharacters } from './sizes.ts';

/** How all of a text is drawn; the names are those of Adaptive Cards. */
export interface TextStyle {
  isSubtle?: true;
  color?: 'Good' | 'Warning' | 'Attention';
  size?: 'Small' | 'Medium';
  weight?: 'Bolder';
  strikethrough?: true;
}

/**
 * Blocks in which nothing is read as markup: a `RichTextBlock` knows no Markdown, unlike a `TextBlock`.
 * Long text becomes several blocks, none of it lost.
 */
export function richText(text: Text, style: TextStyle = {}): Block[] {
  const spans = typeof text === 'string' ? [{ text }] : text;
  const runs = spans.flatMap((span) => textRuns(span, style));
  return group(runs).map((inlines) => ({ type: 'RichTextBlock', inlines }));
}

type TextRun = Block & { text: string };

function textRuns(span: Span, style: TextStyle): TextRun[] {
  return splitText(span.text, mostBlockCharacters)
    .flatMap(apartFromFunctions)
    .filter((text) => text !== '')
    .map((text) => ({
      type: 'TextRun',
      text,
      ...style,
      ...(span.bold ? { weight: 'Bolder' } : {}),
      ...(span.italic ? { italic: true } : {}),
      ...(isWebAddress(span.url) ? { selectAction: { type: 'Action.OpenUrl', url: span.url } } : {}),
    }));
}

/** Clients compute `{{DATE(…)}}` even here: between two runs the braces stay what was typed. */
function apartFromFunctions(text: string): string[] {
  return text.split(/(?<=\{)(?=\{)/);
}

function isWebAddress(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && /^(https?|mailto):/i.test(url);
}

function group(runs: TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const run of runs) {
    characters += run.text.length;
    if (characters > mostBlockCharacters) {
      groups.push([]);
      characters = run.text.length;
    }
    groups.at(-1)?.push(run);
  }
  return groups;
}

/** A heading that screen readers announce as one, unless its text would then be read as markup. */
export function heading(text: string, size: 'Medium' | 'Large' = 'Medium'): Block[] {
  if (readsAsMarkup(text) || text.length > mostBlockCharacters) {
    return richText([{ text, bold: true }], { size: 'Medium' });
  }
  return text === ''
    ? []
    : [{ type: 'TextBlock', text, wrap: true, weight: 'Bolder', size, style: 'heading' }];
}

function readsAsMarkup(text: string): boolean {
  return /[\\*_`~[\]<>\r\n]|&#?\w+;|\{\{|https?:|www\.|^\s*(#|[-+]\s|\d+[.)]\s)/i.test(text);
}
