import type { Hub } from '../chat/view.ts';
import { digestOf } from '../forms/digest-of.ts';

/** The same for two hubs that look the same; it tells nothing of what a hub says. */
export function digestOfHub(hub: Hub): string {
  return digestOf(JSON.stringify(hub));
}
