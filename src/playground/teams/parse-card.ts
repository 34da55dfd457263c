import { createRequire } from 'node:module';
import type { JsonObject } from './json-object.ts';

// The package's ES module entry does not load in plain Node; its bundled one does.
const load = createRequire(import.meta.url);
const cards = load('adaptivecards/dist/adaptivecards.js') as typeof import('adaptivecards');

const hostConfig = new cards.HostConfig({ actions: { maxActions: 100 } });

/** What Microsoft's own Adaptive Cards parser and validator say about a card. */
export function findParserProblems(card: JsonObject, version: string): string[] {
  const targetVersion = cards.Version.parse(version, new cards.SerializationContext());
  const context = new cards.SerializationContext(targetVersion);
  const parsed = new cards.AdaptiveCard();
  parsed.hostConfig = hostConfig;
  parsed.parse(structuredClone(card), context);
  const parseEvents = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...parseEvents, ...parsed.validateProperties().validationEvents].map(
    (event) => `parser: ${event.message}`,
  );
}
