/** What the app answered with a 2xx, or why that counts as no answer. */
export type Ack =
  | { body: string; contentType: string }
  | { failure: 'operation_timeout' | 'dispatch_failed' };

/** What Slack sends over Socket Mode; the same id again plays Slack delivering it twice. */
export interface Envelope {
  envelope_id: string;
  type: 'slash_commands' | 'interactive' | 'events_api';
  accepts_response_payload: boolean;
  payload: Record<string, unknown>;
}

/** What the workspace knows about the one app installed in it. */
export interface SlackApp {
  /** The only token the Web API takes. */
  botToken: string;
  signingSecret: string;
  /** The app's request URL; may change while everything starts. */
  eventsUrl(): string;
  /** Where the stand-in is mounted, without a slash at the end: response URLs begin with it. */
  baseUrl(): string;
  /** Slash commands that belong to the app, with the slash. */
  commands: string[];
  scopes: string[];
  /** What `oauth.v2.access` takes; absent where the app is installed by hand. */
  oauth?: { clientId: string; clientSecret: string } | undefined;
  /** Codes that a person's consent gave and that were not exchanged yet, with that person. */
  codes: Map<string, string>;
  /** Takes an envelope to the app over Socket Mode, which then takes the place of HTTP; undefined without an answer. */
  socket?: ((envelope: Envelope) => Promise<object | undefined>) | undefined;
  /** How long the app may take to acknowledge. */
  ackTimeoutMs: number;
}

/** The scopes of the app's manifest, the optional ones among them. */
export const defaultScopes = [
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'groups:read',
  'im:write',
  'usergroups:read',
  'users:read',
  'users:read.email',
];
