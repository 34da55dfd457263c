import { isDeepStrictEqual } from 'node:util';
import { fillInputs } from './card-inputs.ts';
import { asSeenAtOneFive, cardNodes } from './card-nodes.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { Press, WantedAction } from './press.ts';
import { VisitError } from './visit-error.ts';

export type FoundAction = { card: JsonObject; action: JsonObject };

/** Actions of these cards in the order in which they stand in them, as a person can press them. */
function listActions(cards: readonly JsonObject[]): FoundAction[] {
  return cards
    .map(asSeenAtOneFive)
    .flatMap((card) =>
      [...cardNodes(card)]
        .filter((node) => String(node.type).startsWith('Action.'))
        .map((action) => ({ card, action })),
    );
}

export function findAction(cards: readonly JsonObject[], wanted: WantedAction): FoundAction {
  const found = listActions(cards).find(({ action }, index) =>
    typeof wanted === 'number' ? index === wanted : isWanted(action, wanted),
  );
  if (found === undefined) throw new VisitError(`There is no action ${JSON.stringify(wanted)} to press.`);
  if (found.action.isEnabled === false) throw new VisitError('That action is greyed out.');
  return found;
}

/** What the action sends: its data, with the inputs of its card unless it asks for none. */
export function submitAction(
  { card, action }: FoundAction,
  { inputs = {}, leavesOut }: Omit<Press, 'action'>,
) {
  const data = isJsonObject(action.data) ? structuredClone(action.data) : {};
  if (action.associatedInputs === 'none') return { data, fieldErrors: {} };
  const { values, fieldErrors } = fillInputs(card, inputs, leavesOut);
  return { data: { ...data, ...values }, fieldErrors };
}

function isWanted(action: JsonObject, wanted: string | JsonObject): boolean {
  if (typeof wanted === 'string') return action.title === wanted || action.id === wanted;
  return Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(action[key], value));
}
