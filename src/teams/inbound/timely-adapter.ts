import { setTimeout as pause } from 'node:timers/promises';
import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { Logger } from 'pino';
import type { RefusalLog } from '../../core/refusal-log.ts';
import { TokenRefused } from '../doors/authentication.ts';
import { withoutConsole } from '../doors/without-console.ts';
import { describeError } from '../explain-error.ts';

type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** What an activity is refused with, and why. */
interface Refusal {
  status: 401 | 403 | 503;
  why: string;
  error?: unknown;
}

export interface TimelyAdapterOptions {
  authentication: ConfigurationBotFrameworkAuthentication;
  /** Whether somebody may be answered there. */
  mayAnswerAt(serviceUrl: string): boolean;
  refusals: RefusalLog;
  log: Logger;
}

/** Teams waits three seconds, and what was asked has to be done in them, too. */
const patienceMs = 2_000;

/** How the libraries that verify tokens call what is wrong with one. */
const faultsOfTokens = new Set(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']);

/**
 * Fetches Microsoft's signing keys when it needs them, which has no limit of its own: who cannot be told in time is refused,
 * so that Teams says that it failed and nothing is done unseen. The keys may still arrive, for whoever comes next.
 * Whatever goes wrong is answered by its status alone: botbuilder would send what the error says.
 */
export class TimelyAdapter extends CloudAdapter {
  readonly #options: TimelyAdapterOptions;

  constructor(options: TimelyAdapterOptions) {
    super(options.authentication);
    this.#options = options;
  }

  protected override async processActivity(
    authorization: string | Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const admitted =
      typeof authorization === 'string' ? await this.#admit(activity, authorization) : authorization;
    if ('why' in admitted) return this.#refuse(admitted);
    try {
      return await super.processActivity(admitted, activity, logic);
    } catch (error) {
      this.#options.log.error(describeError(error), 'an activity of Teams went wrong');
      return { status: 500 };
    }
  }

  #refuse({ status, why, error }: Refusal): InvokeResponse {
    this.#options.refusals.refused(why, error === undefined ? {} : describeError(error));
    return { status };
  }

  async #admit(activity: Activity, header: string): Promise<Authenticated | Refusal> {
    try {
      const authenticated = await withoutConsole(() => this.#authenticate(activity, header));
      if (authenticated === undefined) return { status: 503, why: 'no signing keys of Microsoft in time' };
      const { serviceUrl } = activity;
      if (!this.#options.mayAnswerAt(serviceUrl))
        return { status: 403, why: 'serviceUrl of somebody else in Teams' };
      const claimed = authenticated.claimsIdentity.getClaimValue('serviceurl');
      if (claimed !== null && claimed !== serviceUrl)
        return { status: 401, why: 'serviceUrl of another token in Teams' };
      return authenticated;
    } catch (error) {
      if (isFaultOfToken(error)) return { status: 401, why: 'bad token in Teams' };
      return { status: 503, why: 'signing keys of Microsoft cannot be had', error };
    }
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

function isFaultOfToken(error: unknown): boolean {
  if (error instanceof TokenRefused) return true;
  if (!(error instanceof Error)) return false;
  return faultsOfTokens.has(error.name) || ('statusCode' in error && error.statusCode === 401);
}
