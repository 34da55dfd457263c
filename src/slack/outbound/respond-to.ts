import type { SlackMessage } from '../render/render-message.ts';

export type Respond = (message: SlackMessage & Answering) => Promise<void>;

interface Answering {
  response_type: 'ephemeral';
  replace_original: boolean;
}

const giveUpAfterMs = 2_000;

/** Slack did not take an answer: its URL works five times and for half an hour. */
export class ResponseRefused extends Error {
  override readonly name = 'ResponseRefused';
  /** What Slack answered, if it did. */
  readonly status: number | undefined;

  constructor(why: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(why, cause === undefined ? undefined : { cause });
    this.status = status;
  }
}

/** Answers through a response URL, for which Bolt's own `respond` would wait without end. */
export function respondTo(url: string): Respond {
  return async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(giveUpAfterMs),
    }).catch((error: unknown) => {
      throw new ResponseRefused('no answer', { cause: error });
    });
    await response.body?.cancel();
    if (!response.ok) throw new ResponseRefused('refused', { status: response.status });
  };
}
