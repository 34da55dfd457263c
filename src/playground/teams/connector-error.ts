export type ConnectorErrorOptions = { retryAfterSeconds?: number };

/** An answer with which the Bot Connector refuses: `{ error: { code, message } }`. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, message: string, options: ConnectorErrorOptions = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export const badSyntax = (message: string) => new ConnectorError(400, 'BadSyntax', message);

export const conversationNotFound = () =>
  new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');

export const activityNotFound = () =>
  new ConnectorError(404, 'ActivityNotFoundInConversation', 'Message does not exist in the thread.');

export const notInRoster = () =>
  new ConnectorError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

export const notInstalled = () =>
  new ConnectorError(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope");

export const writesBlocked = () =>
  new ConnectorError(403, 'MessageWritesBlocked', 'Thread is blocked from message writes.');

export const messageTooBig = () => new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');

export const throttled = (retryAfterSeconds: number) =>
  new ConnectorError(429, 'Throttled', 'Too many requests', { retryAfterSeconds });
