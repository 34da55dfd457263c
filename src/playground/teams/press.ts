import type { InputValues } from './card-inputs.ts';
import type { JsonObject } from './json-object.ts';
import type { Conversation, StoredActivity, TeamsUser } from './world.ts';

/** Which action to press: its place among the card's actions, its title or id, or (part of) its JSON. */
export type WantedAction = number | string | JsonObject;

/** A press on an action of a card. */
export type Press = {
  action: WantedAction;
  inputs?: InputValues;
  /** Inputs that the person's client does not send at all. */
  leavesOut?: readonly string[];
};

/** Who presses on which message. */
export type Pressed = { user: TeamsUser; conversation: Conversation; activity: StoredActivity };
