import { shorten } from '../../core/chat/cut-text.ts';
import { opensDialog, type UserAction } from '../../core/chat/user-action.ts';
import type { Button, Confirmation } from '../../core/chat/view.ts';
import type { About } from './about.ts';
import { cardData } from './card-data.ts';
import type { Block } from './card-types.ts';
import { richText } from './rich-text.ts';
import { longestButtonTitle, mostButtonsInARow } from './sizes.ts';

/** The verb of every `Action.Execute`; what is to be done stands in its data. */
const executeVerb = 'tandem';

/** Where buttons are drawn. */
export interface ButtonPlace {
  surface: 'message' | 'dialog';
  about: About;
  /** A number that no other part of this card has. */
  nextNumber(): number;
}

export function placeOf(surface: ButtonPlace['surface'], about: About = {}): ButtonPlace {
  let last = 0;
  return {
    surface,
    about,
    nextNumber() {
      last += 1;
      return last;
    },
  };
}

/** Rows of buttons, and behind each that asks first a container that it reveals: it works without asking the server. */
export function renderButtons(buttons: readonly Button[], place: ButtonPlace): Block[] {
  const questions: Block[] = [];
  const actions = buttons.map((button) => {
    if (button.confirm === undefined) return buttonAction(button, place);
    const id = `confirm:${place.nextNumber()}`;
    questions.push(question(id, button, button.confirm, place));
    return { ...toggle(button.label, id), ...styleOf(button) };
  });
  return [...actionRows(actions), ...questions];
}

export function actionRows(actions: readonly Block[]): Block[] {
  const rows = Math.ceil(actions.length / mostButtonsInARow);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'ActionSet',
    actions: actions.slice(row * mostButtonsInARow, (row + 1) * mostButtonsInARow),
  }));
}

function buttonAction(button: Button, place: ButtonPlace): Block {
  const { surface, about } = place;
  const looks = { title: shorten(button.label, longestButtonTitle), ...styleOf(button) };
  if (surface === 'dialog') return submit(looks, cardData(button.action, about));
  if (opensDialog(button.action)) return dialogOpener(button.label, button.action, about, styleOf(button));
  const data = cardData(button.action, about);
  return { type: 'Action.Execute', ...looks, verb: executeVerb, data, fallback: submit(looks, data) };
}

/** A button in a message that opens a dialog, whatever its action. */
export function dialogOpener(
  label: string,
  action: UserAction,
  about: About,
  style: { style?: string } = {},
): Block {
  const data = { msteams: { type: 'task/fetch' }, ...cardData(action, about) };
  return submit({ title: shorten(label, longestButtonTitle), ...style }, data);
}

function submit(looks: { title: string; style?: string }, data: Record<string, unknown>): Block {
  return { type: 'Action.Submit', ...looks, data };
}

function toggle(label: string, id: string): Block {
  return {
    type: 'Action.ToggleVisibility',
    title: shorten(label, longestButtonTitle),
    targetElements: [id],
  };
}

function question(
  id: string,
  button: Button,
  { title, text, yes, no }: Confirmation,
  place: ButtonPlace,
): Block {
  const { confirm: _, ...unasked } = button;
  return {
    type: 'Container',
    id,
    isVisible: false,
    style: 'emphasis',
    items: [
      ...richText([{ text: title, bold: true }]),
      ...richText(text),
      ...actionRows([buttonAction({ ...unasked, label: yes }, place), toggle(no, id)]),
    ],
  };
}

function styleOf({ style }: Button): { style?: string } {
  if (style === undefined) return {};
  return { style: style === 'primary' ? 'positive' : 'destructive' };
}
