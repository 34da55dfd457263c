import { defined } from '../defined.ts';
import type { UserAction } from './user-action.ts';
import type { Button, Card, CardElement, Confirmation, Span, Text } from './view.ts';

/** A part of a body: an element, several, or nothing, which is what is left of a condition that does not hold. */
export type Part<T> = T | readonly Part<T>[] | false | undefined;

/**
 * What there is among these parts, in its order: the body of a card or a form, a row of buttons. Their type is that of
 * the place where they go, for a heading and a text have none of their own in common.
 */
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
  return defined({ kind: 'text', text, tone });
}

/** What is said beside the matter, and may be passed over. */
export function subtle(words: Text): Element<'text'> {
  return text(words, 'subtle');
}

/** What should not be passed over. */
export function warning(words: Text): Element<'text'> {
  return text(words, 'warning');
}

/** A line in bold, which says what follows. */
export function strong(words: string): Element<'text'> {
  return text([bold(words)]);
}

export function bold(text: string): Span {
  return { text, bold: true };
}

/** A name that stands out and, after a dot, what is said of it. */
export function named(name: string, about?: string): Span[] {
  return about === undefined ? [bold(name)] : [bold(name), { text: ` · ${about}` }];
}

export function facts(...given: readonly Part<Element<'facts'>['facts'][number]>[]): Element<'facts'> {
  return { kind: 'facts', facts: all(...given) };
}

export function quote(text: string, label?: string): Element<'quote'> {
  return defined({ kind: 'quote', label, text });
}

/** One line of a list with what can be done about it. */
export function item(
  text: Text,
  more: { detail?: string | undefined; isDone?: boolean | undefined; buttons?: readonly Part<Button>[] } = {},
): Element<'item'> {
  const { detail, isDone, buttons = [] } = more;
  return defined({ kind: 'item', text, detail, isDone, buttons: all<Button>(...buttons) });
}

export function progress(label: string, done: number, total: number): Element<'progress'> {
  return { kind: 'progress', label, done, total };
}

export function button(
  label: string,
  action: UserAction,
  more: { style?: Button['style'] | undefined; confirm?: Confirmation | undefined } = {},
): Button {
  return defined({ label, action, ...more });
}

/** A row of buttons; no row where there is none. */
export function buttons(...given: readonly Part<Button>[]): Element<'buttons'> | undefined {
  const found = all<Button>(...given);
  return found.length === 0 ? undefined : { kind: 'buttons', buttons: found };
}

export const divider: Element<'divider'> = { kind: 'divider' };
