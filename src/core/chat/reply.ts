import type { FormValues } from '../forms/form-values.ts';
import type { Person, Platform } from '../people/person.ts';
import type { UserAction } from './user-action.ts';
import type { Card, Form, Hub } from './view.ts';

/** Where something was pressed or typed, which decides where its answer goes. */
export type Surface = 'message' | 'dialog' | 'home' | 'command';

/** What a person did, in words that both platforms share. */
export interface Request {
  actor: Person;
  action: UserAction;
  values: FormValues;
  surface: Surface;
  /** Where it came from, for the audit log. */
  from: Platform;
  /** True where the platform tells what is typed before it is sent; false asks for short form pages. */
  savesWhileTyping: boolean;
  /** The same whenever the platform delivers this again, and for a second press of the same; absent where it cannot be told. */
  key?: string;
  /** The form from which it came, where it was one that says what stood in its fields. */
  form?: SentForm;
}

/** One drawing of a form, and what came back from it besides the values. */
export interface SentForm {
  /** Names this drawing among all that this person was shown: a form that is drawn again is another one. */
  window: string;
  /** What each field held when it was drawn, as {@link digestOf} says; empty for a form of an older version. */
  drawn: Record<string, string>;
  /** Fields that came back empty. One that is neither here nor among the values did not come back: it is unchanged. */
  emptied: string[];
  /** Those of the emptied that a client may only have left out: nobody can tell. */
  leftOut?: string[];
  /** When it was typed, by the clock of the platform, in microseconds: what is older arrives too late. */
  typedAt?: number;
  /** Where the platform does not say when a button was pressed: when that arrived, in microseconds. */
  arrivedAt?: number;
}

export type Reply =
  /** In a dialog: becomes its content. From a message, the hub or a command: opens as {@link opensDialog} says. */
  | { kind: 'show'; view: Card | Form | Hub }
  /** The form again, with the person's values and the errors beside their fields. */
  | { kind: 'errors'; form: Form }
  /** A sentence for this person alone; an open dialog stays as it is. */
  | { kind: 'notice'; text: string }
  /** The dialog is done with; what it changed shows in the messages and the hub. */
  | { kind: 'close'; text?: string }
  | { kind: 'nothing' };
