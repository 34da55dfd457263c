import type { Request, Response } from 'express';

/** Tells a page what changed; it then asks for what it shows. */
export type LiveEvent =
  | { about: 'slack' }
  | { about: 'teams'; conversationId: string; userIds: readonly string[] }
  | { about: 'organisation' };

const heartbeatMs = 20_000;

/** The open pages, told by server-sent events. */
export class LiveEvents {
  readonly #pages = new Set<Response>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    this.#heartbeat = setInterval(() => this.#write(': still here\n\n'), heartbeatMs);
    this.#heartbeat.unref();
  }

  add(request: Request, response: Response): void {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    response.write('retry: 1000\n\n');
    this.#pages.add(response);
    request.on('close', () => this.#pages.delete(response));
  }

  tell(event: LiveEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  stop(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages) page.end();
    this.#pages.clear();
  }

  #write(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}
