import type { Connector, RequestPolicy } from './connector.ts';

/** In front of people: an invoke has three seconds in all. */
const patienceInTurnMs = 2_000;

/** An outbox message needs two calls at most, and is held for a minute. */
const patienceOfOutboxMs = 20_000;

/** What a client that was made for waiting patiently needs in front of people. */
export function hardenConnector({ client: { pipeline } }: Pick<Connector, 'client'>): void {
  // It would retry for as long as Teams says: an invoke has seconds, and the outbox plans its own.
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  waitAtMost(pipeline, patienceInTurnMs);
  pipeline.addPolicy(refusePages);
}

/** Nobody watches while the outbox delivers: it may wait for a slow Teams. */
export function waitForOutbox({ client: { pipeline } }: Connector): void {
  pipeline.removePolicy({ name: limitWaiting });
  waitAtMost(pipeline, patienceOfOutboxMs);
}

const limitWaiting = 'limitWaiting';

/** Otherwise a call that is taken and never answered would be waited for for ever, and with it the whole outbox. */
function waitAtMost(pipeline: Connector['client']['pipeline'], patienceMs: number): void {
  const policy: RequestPolicy = {
    name: limitWaiting,
    sendRequest(request, next) {
      const signal = AbortSignal.timeout(patienceMs);
      return Promise.race([next(Object.assign(request, { abortSignal: signal })), abortOf(signal)]);
    },
  };
  // Before the signing, because that logs in at Microsoft and takes no signal.
  pipeline.addPolicy(policy, { beforePolicies: ['ServiceClientContext_Credentials_SignRequest'] });
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(Object.assign(new Error('Teams did not answer in time.'), { code: 'ETIMEDOUT' }));
    });
  });
}

/** A proxy that wants a sign-in answers with its own page, which the client takes for success. */
const refusePages: RequestPolicy = {
  name: 'refusePages',
  async sendRequest(request, next) {
    const response = await next(request);
    const isPage = response.headers.get('content-type')?.includes('html') === true;
    if (response.status < 300 && isPage) throw new Error('A web page answered in the place of Teams.');
    return response;
  },
};
