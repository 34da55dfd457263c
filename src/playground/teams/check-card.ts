import { asSeenAtOneFive, type CardSurface, cardNodes } from './card-nodes.ts';
import { checkCardNode } from './check-card-node.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { findParserProblems } from './parse-card.ts';

const VERSIONS = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']);

/** What Teams, or the people who read the card in Teams, would not forgive; empty when all is well. */
export function checkCard(card: unknown, surface: CardSurface): string[] {
  if (!isJsonObject(card)) return ['the card is not an object'];
  const version = card.version;
  if (typeof version !== 'string' || !VERSIONS.has(version)) {
    return [`card: version ${JSON.stringify(version)} is not one of 1.0 to 1.5`];
  }
  const own = checkCardNode(card, 'card', ['AdaptiveCard'], surface);
  const seen = asSeenAtOneFive(card);
  return [...new Set([...own, ...findParserProblems(seen, version), ...checkIds(seen)])];
}

function checkIds(card: JsonObject): string[] {
  const nodes = [...cardNodes(card)];
  const ids = nodes.flatMap((node) => (typeof node.id === 'string' ? [node.id] : []));
  const twice = ids.filter((id, index) => ids.indexOf(id) < index);
  const targets = nodes.filter((node) => node.type === 'Action.ToggleVisibility').flatMap(targetIds);
  return [
    ...twice.map((id) => `card: the id "${id}" is used twice`),
    ...targets
      .filter((id) => !ids.includes(id))
      .map((id) => `card: Action.ToggleVisibility points at "${id}", which is not there`),
  ];
}

function targetIds(toggle: JsonObject): string[] {
  const targets = Array.isArray(toggle.targetElements) ? toggle.targetElements : [];
  return targets.map((target) => String(isJsonObject(target) ? target.elementId : target));
}
