import { digestOf } from '../forms/digest-of.ts';
import { formatDay } from '../time/format-day.ts';
import { quote, subtle, warning } from './elements.ts';
import { type CardElement, type Field, type Form, fieldsOf, type Input } from './view.ts';

/**
 * A form that was not taken because something changed while it was open: what was typed stays in its fields, and below
 * each that differs it says what is stored.
 * @param typed the form with what was typed
 * @param stored the same with what is stored
 */
export function withStored(typed: Form, stored: Form, why: string, locale: string): Form {
  const fields = new Map(fieldsOf(stored).map((field) => [field.id, field]));
  const body = typed.body.flatMap((element) => {
    const now = element.kind === 'field' ? fields.get(element.id) : undefined;
    const differs = now !== undefined && element.kind === 'field' && heldBy(now) !== heldBy(element);
    return differs ? [element, storedIn(now, locale)] : [element];
  });
  return { ...typed, body: [warning(why), ...body] };
}

function heldBy({ input }: Field): string {
  return digestOf(input.type === 'choices' ? input.values : input.value);
}

function storedIn({ input }: Field, locale: string): CardElement {
  const words = wordsOf(input, locale);
  if (words === '') return subtle('Stored now: nothing');
  const isLong = input.type === 'text' && input.isMultiline;
  return isLong ? quote(words, 'Stored now:') : subtle(`Stored now: ${words}`);
}

function wordsOf(input: Input, locale: string): string {
  switch (input.type) {
    case 'choice':
      return input.options.find(({ value }) => value === input.value)?.label ?? '';
    case 'choices':
      return input.options
        .filter(({ value }) => input.values.includes(value))
        .map(({ label }) => label)
        .join(', ');
    case 'date':
      return input.value === undefined ? '' : `${formatDay(input.value, locale)} ${input.value.slice(0, 4)}`;
    default:
      return input.value ?? '';
  }
}
