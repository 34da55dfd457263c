import { splitText } from '../../core/chat/cut-text.ts';
import type { CardElement, Field, Form } from '../../core/chat/view.ts';
import type { About } from './about.ts';
import type { Block } from './card-types.ts';
import { canBeCleared, drawingOf } from './form-drawing.ts';
import { type ButtonPlace, placeOf, renderButtons } from './render-buttons.ts';
import { divided, renderElement, renderQuote } from './render-elements.ts';
import { renderInput } from './render-input.ts';
import { richText } from './rich-text.ts';
import { mostCardCharacters } from './sizes.ts';

/** Characters of last time's answer in a form that would else be too long. */
const shortPrevious = 400;

/** The blocks of a form, which cannot be parted: when it is too long the answers of last time give way, and say so. */
export function renderForm(form: Form, about: About): Block[] {
  const place = placeOf('dialog', { ...about, ...drawingOf(form) });
  const whole = renderBody(form, place, Number.POSITIVE_INFINITY);
  const isTooLong = JSON.stringify(whole).length > mostCardCharacters;
  return isTooLong ? renderBody(form, placeOf('dialog', place.about), shortPrevious) : whole;
}

function renderBody(form: Form, place: ButtonPlace, mostPrevious: number): Block[] {
  const { body, submit, others } = form;
  const elements = divided(body, (element) =>
    element.kind === 'field'
      ? renderField(element, canBeCleared(element, form), mostPrevious)
      : renderElement(element, place),
  );
  const buttons = [{ ...submit, style: 'primary' as const }, ...others];
  return [...elements, ...renderButtons(buttons, place)];
}

function renderField(field: Field, canClear: boolean, mostPrevious: number): Block[] {
  const { error, help, readableBy, previous } = field;
  const said: Block[] = [
    ...(error === undefined
      ? []
      : richText(`Please check: ${error}`, { color: 'Attention', weight: 'Bolder' })),
    ...(help === undefined ? [] : richText(help, { isSubtle: true })),
    ...(readableBy === undefined ? [] : richText(readableBy, { isSubtle: true, size: 'Small' })),
    ...(previous === undefined ? [] : renderQuote(quoteOf(previous, mostPrevious))),
  ];
  const [input, ...toggles] = renderInput(field, canClear);
  return [input, ...[...toggles, ...said].map((block) => ({ ...block, spacing: 'Small' }))];
}

function quoteOf(previous: string, most: number): Omit<Extract<CardElement, { kind: 'quote' }>, 'kind'> {
  if (previous.length <= most) return { label: 'Last time', text: previous };
  const [start = ''] = splitText(previous, most);
  return { label: 'Last time (the start of it; all of it is in the last 1-to-1)', text: start };
}
