import type { UserAction } from './user-action.ts';
import type { Button, Card, CardElement, Span, Text } from './view.ts';

/** A part of a body: an element, several, or nothing, which is what is left of a condition that does not hold. */
export type Part<T> = T | readonly Part<T>[] | false | undefined;

/** What there is among these parts, in its order: the body of a card or a form, a row of buttons. */
export function all<T extends object = CardElement>(...parts: readonly Part<NoInfer<T>>[]): T[] {
  return parts.flatMap((part): T[] => {
    if (part === undefined || part === false) return [];
    return isSeveral(part) ? all<T>(...part) : [part];
  });
}

function isSeveral<T>(part: T | readonly Part<T>[]): part is readonly Part<T>[] {
  return Array.isArray(part);
}

/** What a person reads, of these parts. */
export function card(head: Pick<Card, 'title' | 'summary'>, ...parts: readonly Part<CardElement>[]): Card {
  return { kind: 'card', ...head, body: all(...parts) };
}

type Element<Kind extends CardElement['kind']> = Extract<CardElement, { kind: Kind }>;

export function heading(text: string): Element<'heading'> {
  return { kind: 'heading', text };
}

export function text(text: Text, tone?: 'subtle' | 'good' | 'warning'): Element<'text'> {
  return tone === undefined ? { kind: 'text', text } : { kind: 'text', text, tone };
}

/** What is said beside the matter, and may be passed over. */
export function subtle(words: Text): Element<'text'> {
  return text(words, 'subtle');
}

/** A name that stands out and, after a dot, what is said of it. */
export function named(name: string, about?: string): Span[] {
  const bold: Span = { text: name, bold: true };
  return about === undefined ? [bold] : [bold, { text: ` · ${about}` }];
}

export function facts(...given: readonly Part<Element<'facts'>['facts'][number]>[]): Element<'facts'> {
  return { kind: 'facts', facts: all(...given) };
}

export function quote(text: string, label?: string): Element<'quote'> {
  return label === undefined ? { kind: 'quote', text } : { kind: 'quote', label, text };
}

/** One line of a list with what can be done about it. */
export function item(
  text: Text,
  more: { detail?: string | undefined; isDone?: boolean | undefined; buttons?: readonly Part<Button>[] } = {},
): Element<'item'> {
  const { detail, isDone, buttons = [] } = more;
  return {
    kind: 'item',
    text,
    ...(detail !== undefined && { detail }),
    ...(isDone !== undefined && { isDone }),
    buttons: all(...buttons),
  };
}

export function progress(label: string, done: number, total: number): Element<'progress'> {
  return { kind: 'progress', label, done, total };
}

export function button(
  label: string,
  action: UserAction,
  more: Pick<Button, 'style' | 'confirm'> = {},
): Button {
  return { label, action, ...more };
}

/** A row of buttons; no row where there is none. */
export function buttons(...given: readonly Part<Button>[]): Element<'buttons'> | undefined {
  const found = all<Button>(...given);
  return found.length === 0 ? undefined : { kind: 'buttons', buttons: found };
}

export const divider: Element<'divider'> = { kind: 'divider' };
