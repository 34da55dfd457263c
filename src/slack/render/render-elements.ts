import { splitText } from '../../core/chat/cut-text.ts';
import type { CardElement, Text } from '../../core/chat/view.ts';
import type { Block } from './block-types.ts';
import { inGroupsOf } from './in-groups-of.ts';
import { plainText } from './plain-text.ts';
import { type ButtonPlace, buttonBlocks, buttonElement } from './render-buttons.ts';
import { quoteBlocks, richTextBlocks, spansOf } from './rich-text.ts';
import { sizes } from './sizes.ts';

type ElementOf<Kind extends CardElement['kind']> = Extract<CardElement, { kind: Kind }>;

export function renderElements(elements: CardElement[], place: ButtonPlace): Block[] {
  return elements.flatMap((element) => renderElement(element, place));
}

export function renderElement(element: CardElement, place: ButtonPlace): Block[] {
  switch (element.kind) {
    case 'heading':
      return headingBlocks(element.text);
    case 'text':
      return textBlocks(element);
    case 'facts':
      return factBlocks(element);
    case 'quote':
      return [...(element.label ? richTextBlocks(element.label) : []), ...quoteBlocks(element.text)];
    case 'item':
      return itemBlocks(element, place);
    case 'progress':
      return [{ type: 'section', text: plainText(progressLine(element)) }];
    case 'buttons':
      return buttonBlocks(element.buttons, place);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** A heading that is too long for Slack's is shown in bold instead of being cut. */
export function headingBlocks(text: string): Block[] {
  if (text.length > sizes.header) return richTextBlocks([{ text, bold: true }]);
  return [{ type: 'header', text: plainText(text) }];
}

/** Small grey text; each paragraph begins a piece of its own. */
export function subtleBlocks(...paragraphs: string[]): Block[] {
  const pieces = paragraphs.flatMap((text) => splitText(text, sizes.contextText));
  return inGroupsOf(sizes.contextElements, pieces).map((group) => ({
    type: 'context',
    elements: group.map(plainText),
  }));
}

const signs = { good: '✅ ', warning: '⚠️ ' };

function textBlocks({ text, tone }: ElementOf<'text'>): Block[] {
  if (tone === 'subtle' && isUnformatted(text)) return subtleBlocks(wordsOf(text));
  const sign = tone === 'good' || tone === 'warning' ? [{ text: signs[tone] }] : [];
  return richTextBlocks([...sign, ...spansOf(text)]);
}

function isUnformatted(text: Text): boolean {
  return spansOf(text).every(({ bold, italic, url }) => !bold && !italic && url === undefined);
}

function wordsOf(text: Text): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

/** Label and value stand side by side on a desktop and below each other on a phone. */
function factBlocks({ facts }: ElementOf<'facts'>): Block[] {
  const short = facts.filter(({ label, value }) => Math.max(label.length, value.length) <= sizes.field);
  const long = facts.filter((fact) => !short.includes(fact));
  const tables = inGroupsOf(sizes.fieldsOfSection / 2, short).map(
    (group): Block => ({
      type: 'section',
      fields: group.flatMap(({ label, value }) => [boldWhereHarmless(label), plainText(value)]),
    }),
  );
  return [...tables, ...long.flatMap(({ label, value }) => quoteBlocks(value, label))];
}

function boldWhereHarmless(label: string) {
  const isHarmless = /^[\p{L}\p{N} ,.()-]+$/u.test(label) && label.length < sizes.header;
  return isHarmless ? { type: 'mrkdwn' as const, text: `*${label}*` } : plainText(label);
}

function itemBlocks({ text, detail, isDone, buttons }: ElementOf<'item'>, place: ButtonPlace): Block[] {
  const spans = isDone ? [{ text: '✓ Done: ' }, ...spansOf(text)] : spansOf(text);
  const details = detail === undefined || detail === '' ? [] : subtleBlocks(detail);
  const [button, ...others] = buttons;
  const words = wordsOf(spans);
  if (button && others.length === 0 && isUnformatted(spans) && words.length <= sizes.text) {
    return [{ type: 'section', text: plainText(words), accessory: buttonElement(button, place) }, ...details];
  }
  return [...richTextBlocks(spans), ...details, ...buttonBlocks(buttons, place)];
}

const barLength = 10;

/** Words first: a screen reader says "Shared: 3 of 8", and the bar only repeats it. */
function progressLine({ label, done, total }: ElementOf<'progress'>): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const filled = Math.round(share * barLength);
  return `${label}: ${done} of ${total} ${'▰'.repeat(filled)}${'▱'.repeat(barLength - filled)}`;
}
