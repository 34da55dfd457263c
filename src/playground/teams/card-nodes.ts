import { isNewerType } from './card-schema.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

/** Keys whose content is not drawn as part of the card. */
const NOT_DRAWN = new Set([
  'data',
  'fallback',
  'refresh',
  'authentication',
  'msteams',
  'metadata',
  'requires',
]);

/** Every element and action of a card, in the order in which they stand in it. */
export function* cardNodes(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) {
    for (const item of value) yield* cardNodes(item);
  } else if (isJsonObject(value)) {
    if (typeof value.type === 'string') yield value;
    for (const [key, child] of Object.entries(value)) {
      if (!NOT_DRAWN.has(key)) yield* cardNodes(child);
    }
  }
}

/** The card as a client at Adaptive Cards 1.5 sees it: newer elements give way to their fallbacks. */
export function asSeenAtOneFive(card: JsonObject): JsonObject {
  return replaceNewer(card) as JsonObject;
}

function replaceNewer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(replaceNewer).filter((item) => item !== undefined);
  if (!isJsonObject(value)) return value;
  if (isNewerType(value.type)) {
    return isJsonObject(value.fallback) ? replaceNewer(value.fallback) : undefined;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, NOT_DRAWN.has(key) ? child : replaceNewer(child)]),
  );
}

/** Where a card is shown: in a message, or as the content of a dialog. */
export type CardSurface = 'message' | 'dialog';
