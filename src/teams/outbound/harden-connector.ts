import type { Connector, RequestPolicy } from './connector.ts';

/** An outbox message needs two calls at most, and is held for a minute. */
const patienceMs = 20_000;

/** What a client that was made for waiting patiently needs in front of people and in the outbox. */
export function hardenConnector({ client: { pipeline } }: Connector): void {
  // It would retry for as long as Teams says: an invoke has seconds, and the outbox plans its own.
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  // Before the signing, because that logs in at Microsoft and takes no signal.
  pipeline.addPolicy(limitWaiting, { beforePolicies: ['ServiceClientContext_Credentials_SignRequest'] });
  pipeline.addPolicy(refusePages);
}

/** Otherwise a call that is taken and never answered would be waited for for ever, and with it the whole outbox. */
const limitWaiting: RequestPolicy = {
  name: 'limitWaiting',
  sendRequest(request, next) {
    const signal = AbortSignal.timeout(patienceMs);
    return Promise.race([next(Object.assign(request, { abortSignal: signal })), abortOf(signal)]);
  },
};

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
