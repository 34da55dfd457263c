import type { InputValues } from './card-inputs.ts';
import type { WantedAction } from './find-action.ts';
import type { Conversation, StoredActivity, TeamsUser } from './world.ts';

/** A press on an action of a card in a message. */
export type Press = { action: WantedAction; inputs?: InputValues };

/** Who presses on which message. */
export type Pressed = { user: TeamsUser; conversation: Conversation; activity: StoredActivity };
