import type { IsoDate } from '../time/iso-date.ts';
import type { UserAction } from './user-action.ts';

/** A run of text. Renderers escape it: what people typed is never read as markup. */
export interface Span {
  text: string;
  bold?: true;
  italic?: true;
  /** Makes the run a link. */
  url?: string;
}

export type Text = string | Span[];

/** Asked before an action that cannot be undone, or that others will see. */
export interface Confirmation {
  title: string;
  text: string;
  yes: string;
  no: string;
}

export interface Button {
  label: string;
  action: UserAction;
  style?: 'primary' | 'danger';
  confirm?: Confirmation;
}

export type CardElement =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: Text; tone?: 'subtle' | 'good' | 'warning' }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** A person's own words, set apart, with who said them. */
  | { kind: 'quote'; label?: string; text: string }
  /** One line of a list with what can be done about it. */
  | { kind: 'item'; text: Text; detail?: string; isDone?: boolean; buttons: Button[] }
  | { kind: 'progress'; label: string; done: number; total: number }
  | { kind: 'buttons'; buttons: Button[] }
  | { kind: 'divider' };

/** What a person reads: a chat message, or a page inside a dialog. */
export interface Card {
  kind: 'card';
  title: string;
  /** What a notification and a screen reader say; never a draft, an answer or a note. */
  summary: string;
  body: CardElement[];
}

/** The hub: Slack's Home tab, a card in the personal chat in Teams. */
export interface Hub {
  kind: 'hub';
  title: string;
  summary: string;
  body: CardElement[];
}

export interface Option {
  value: string;
  label: string;
}

export type Input =
  | { type: 'text'; isMultiline: boolean; maxLength: number; value?: string; placeholder?: string }
  | { type: 'number'; isInteger: boolean; min?: number; max?: number; value?: string }
  | { type: 'date'; value?: IsoDate }
  /** One of the options; `isCompact` asks for a drop-down rather than all options at once. */
  | { type: 'choice'; options: Option[]; isCompact: boolean; value?: string }
  | { type: 'choices'; options: Option[]; values: string[] };

export interface Field {
  kind: 'field';
  /** Letters, digits, `_` and `-`; unique in the form; the key of its value when the form is sent. */
  id: string;
  label: string;
  help?: string;
  isRequired: boolean;
  /** The sentence that says who can read what is typed here. */
  readableBy?: string;
  /** The answer of last time, shown beside the field. */
  previous?: string;
  error?: string;
  input: Input;
  /** Another one whenever a client that still has the field open has to show `input` rather than what it holds itself. */
  renewed?: string;
}

/** What a person fills in: a Slack modal, a Teams dialog. */
export interface Form {
  kind: 'form';
  title: string;
  body: (Field | CardElement)[];
  submit: { label: string; action: UserAction };
  /** Further buttons that send the values along, such as "Save draft" and "Back". */
  others: { label: string; action: UserAction }[];
  /** Sent with the values while the person types and when the form is closed, where the platform tells. */
  autosave?: UserAction;
  closeLabel: string;
}

export type View = Card | Hub | Form;

export function fieldsOf(form: Form): Field[] {
  return form.body.filter((element): element is Field => element.kind === 'field');
}
