import { splitText } from '../../core/chat/cut-text.ts';
import type { CardElement, Text } from '../../core/chat/view.ts';
import type { Block } from './card-types.ts';
import { type ButtonPlace, renderButtons } from './render-buttons.ts';
import { heading, richText, type TextStyle } from './rich-text.ts';
import { mostBlockCharacters } from './sizes.ts';

type Of<Kind extends CardElement['kind']> = Extract<CardElement, { kind: Kind }>;

/** A flat list of small blocks, so that a card that is too long can be parted between any two of them. */
export function renderElements(elements: readonly CardElement[], place: ButtonPlace): Block[] {
  return divided(elements, (element) => renderElement(element, place));
}

/** A divider is a line above whatever comes next; a last one is left out. */
export function divided<Element extends { kind: string }>(
  elements: readonly Element[],
  render: (element: Element) => Block[],
): Block[] {
  const blocks: Block[] = [];
  let isDivided = false;
  for (const element of elements) {
    const [first, ...others] = render(element);
    if (first === undefined) {
      isDivided ||= element.kind === 'divider';
      continue;
    }
    blocks.push(isDivided ? { ...first, separator: true, spacing: 'Medium' } : first, ...others);
    isDivided = false;
  }
  return blocks;
}

export function renderElement(element: CardElement, place: ButtonPlace): Block[] {
  switch (element.kind) {
    case 'heading':
      return heading(element.text);
    case 'text':
      return richText(element.text, styleOfTone(element.tone));
    case 'facts':
      return element.facts.flatMap(renderFact);
    case 'quote':
      return renderQuote(element);
    case 'item':
      return renderItem(element, place);
    case 'progress':
      return renderProgress(element);
    case 'buttons':
      return renderButtons(element.buttons, place);
    case 'divider':
      return [];
  }
}

function styleOfTone(tone: Of<'text'>['tone']): TextStyle {
  switch (tone) {
    case 'subtle':
      return { isSubtle: true, size: 'Small' };
    case 'good':
      return { color: 'Good' };
    case 'warning':
      return { color: 'Warning' };
    case undefined:
      return {};
  }
}

/** Two columns rather than a `FactSet`, which reads its values as Markdown. */
function renderFact({ label, value }: { label: string; value: string }): Block[] {
  const labels = richText(label, { isSubtle: true });
  const values = richText(value);
  if (labels.length !== 1 || values.length !== 1) return [...labels, ...values];
  const columns = [
    { type: 'Column', width: 1, items: labels },
    { type: 'Column', width: 2, items: values },
  ];
  return [{ type: 'ColumnSet', spacing: 'Small', columns }];
}

export function renderQuote({ label = '', text }: Omit<Of<'quote'>, 'kind'>): Block[] {
  const labels = richText(label, { size: 'Small', weight: 'Bolder' });
  const [first, ...others] = splitText(text, mostBlockCharacters).map((piece) => richText(piece));
  const boxes = labels.length === 1 ? [[...labels, ...(first ?? [])], ...others] : [first ?? [], ...others];
  return [
    ...(labels.length === 1 ? [] : labels),
    ...boxes
      .filter((items) => items.length > 0)
      .map((items) => ({ type: 'Container', style: 'emphasis', items })),
  ];
}

function renderItem({ text, detail, isDone, buttons }: Of<'item'>, place: ButtonPlace): Block[] {
  const said: Text = isDone ? ['Done', detail].filter(Boolean).join(' · ') : (detail ?? '');
  return [
    ...richText(text, isDone ? { strikethrough: true } : {}),
    ...richText(said, { isSubtle: true, size: 'Small' }).map(closeToLast),
    ...renderButtons(buttons, place).map(closeToLast),
  ];
}

function closeToLast(block: Block): Block {
  return { ...block, spacing: 'Small' };
}

/** The bar is newer than Adaptive Cards 1.5: where it is not known the numbers alone say it. */
function renderProgress({ label, done, total }: Of<'progress'>): Block[] {
  const bar = { type: 'ProgressBar', value: done, max: total, fallback: 'drop', spacing: 'Small' };
  return [...richText(`${label}: ${done} of ${total}`), ...(total > 0 ? [bar] : [])];
}
