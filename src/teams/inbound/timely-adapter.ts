import { setTimeout as pause } from 'node:timers/promises';
import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { Logger } from 'pino';

type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** Teams waits three seconds, and what was asked has to be done in them, too. */
const patienceMs = 2_000;

/**
 * Fetches Microsoft's signing keys when it needs them, which has no limit of its own: who cannot be told in time is refused,
 * so that Teams says that it failed and nothing is done unseen. The keys may still arrive, for whoever comes next.
 */
export class TimelyAdapter extends CloudAdapter {
  readonly #log: Logger;

  constructor(authentication: ConfigurationBotFrameworkAuthentication, log: Logger) {
    super(authentication);
    this.#log = log;
  }

  protected override async processActivity(
    authorization: string | Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const authenticated =
      typeof authorization === 'string' ? await this.#authenticate(activity, authorization) : authorization;
    if (authenticated === undefined) return this.#refuse();
    return super.processActivity(authenticated, activity, logic);
  }

  #refuse(): InvokeResponse {
    this.#log.warn('Microsoft did not give its signing keys in time, so an activity of Teams was refused');
    return { status: 503 };
  }

  async #authenticate(activity: Activity, header: string): Promise<Authenticated | undefined> {
    const late = new AbortController();
    const authenticating = this.botFrameworkAuthentication.authenticateRequest(activity, header);
    try {
      return await Promise.race([authenticating, pause(patienceMs, undefined, { signal: late.signal })]);
    } finally {
      late.abort();
    }
  }
}
