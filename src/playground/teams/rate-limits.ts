import { throttled } from './connector-error.ts';

/** What Teams lets one bot send into one conversation. */
const WINDOWS = [
  { most: 7, seconds: 1 },
  { most: 8, seconds: 2 },
  { most: 60, seconds: 30 },
] as const;
const LONGEST_MS = 30_000;

/** Counts sends per conversation; `count` throws the 429 that Teams answers with. */
export class RateLimits {
  readonly #sentAt = new Map<string, number[]>();

  count(conversationId: string, now: Date): void {
    const at = now.getTime();
    const recent = (this.#sentAt.get(conversationId) ?? []).filter((sent) => at - sent < LONGEST_MS);
    for (const { most, seconds } of WINDOWS) {
      const inWindow = recent.filter((sent) => at - sent < seconds * 1000);
      const oldest = inWindow.at(-most);
      if (oldest !== undefined) throw throttled(Math.ceil((oldest + seconds * 1000 - at) / 1000));
    }
    this.#sentAt.set(conversationId, [...recent, at]);
  }
}
