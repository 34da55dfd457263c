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
