import { createHmac } from 'node:crypto';
import type { Slack } from './slack.ts';
import type { Ack, Envelope } from './slack-app.ts';

export interface Sent {
  /** For the log: `block_actions`, `slash_command`, `app_home_opened`, … */
  kind: string;
  user?: string | undefined;
  payload: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Slash commands travel as form fields. */
export function sendCommand(slack: Slack, sent: Sent): Promise<Ack> {
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(sent.payload)) fields.set(key, String(value));
  return send(slack, 'slash_commands', sent, fields.toString());
}

/** Interactions travel as JSON in the form field `payload`. */
export function sendInteraction(slack: Slack, sent: Sent): Promise<Ack> {
  const body = new URLSearchParams({ payload: JSON.stringify(sent.payload) }).toString();
  return send(slack, 'interactive', sent, body);
}

export function sendEvent(slack: Slack, sent: Sent): Promise<Ack> {
  return send(slack, 'events_api', sent, JSON.stringify(sent.payload));
}

async function send(slack: Slack, type: Envelope['type'], sent: Sent, body: string): Promise<Ack> {
  const id = slack.workspace.nextId('E');
  const payload = structuredClone(sent.payload);
  const envelope = { envelope_id: id, type, accepts_response_payload: true, payload };
  slack.redeliver = () =>
    slack.app.socket ? sendEnvelope(slack, sent, envelope) : post(slack, type, sent, body);
  return slack.redeliver();
}

async function sendEnvelope({ app, log }: Slack, sent: Sent, envelope: Envelope): Promise<Ack> {
  const noted = { to: 'app' as const, method: sent.kind, body: sent.payload, user: sent.user };
  const answer = await app.socket?.(envelope);
  if (answer === undefined) {
    log.add({ ...noted, answer: 'operation_timeout' });
    return { failure: 'operation_timeout' };
  }
  const body = Object.keys(answer).length === 0 ? '' : JSON.stringify(answer);
  log.add({ ...noted, status: 200, answer: body });
  return { body, contentType: 'application/json' };
}

async function post(slack: Slack, type: Envelope['type'], sent: Sent, body: string): Promise<Ack> {
  const { app, log } = slack;
  const contentType = type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
  const noted = { to: 'app' as const, method: sent.kind, body: sent.payload, user: sent.user };
  const signal = AbortSignal.timeout(app.ackTimeoutMs);
  try {
    const response = await fetch(app.eventsUrl(), {
      method: 'POST',
      headers: { 'Content-Type': contentType, ...sent.headers, ...signatureOf(app.signingSecret, body) },
      body,
      signal,
    });
    const text = await response.text();
    log.add({ ...noted, status: response.status, answer: text });
    if (!response.ok) return { failure: 'dispatch_failed' };
    return { body: text, contentType: response.headers.get('content-type') ?? '' };
  } catch {
    const failure = signal.aborted ? 'operation_timeout' : 'dispatch_failed';
    log.add({ ...noted, answer: failure });
    return { failure };
  }
}

/** Always in real time: apps refuse timestamps more than five minutes old. */
function signatureOf(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${hash}` };
}
