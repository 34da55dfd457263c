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

/** Slack's own, and that of its cloud for governments. */
const slackOrigins = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

/**
 * Answers through response URLs, for which Bolt's own `respond` would wait without end. What is answered is for whoever
 * asked: it goes to Slack, and to no other address, whatever a request names.
 * @param apiUrl of what stands in for Slack, at whose address its response URLs are
 */
export function createResponder(apiUrl: string | undefined): (url: string) => Respond {
  const origins = new Set([...slackOrigins, ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])]);
  return (url) => async (message) => {
    if (!URL.canParse(url) || !origins.has(new URL(url).origin))
      throw new ResponseRefused('not an address of Slack');
    await post(url, message);
  };
}

async function post(url: string, message: object): Promise<void> {
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
}
