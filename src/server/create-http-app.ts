import { isNativeError } from 'node:util/types';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { newId } from '../core/new-id.ts';
import { limitBody } from './limit-body.ts';
import { logRequests } from './log-requests.ts';
import type { Metrics } from './metrics.ts';
import { isFromOperator } from './own-requests.ts';

export interface HttpAppOptions {
  log: Logger;
  metrics: Metrics;
  /** Why requests cannot be served right now, where there is a reason. */
  findTroubles(): Promise<(string | undefined)[]>;
  isPlaygroundOn: boolean;
  /** Whoever brings it reads metrics and reasons from other machines, too. */
  metricsToken?: string | undefined;
}

export interface HttpApp {
  app: Express;
  /** What people and platforms talk to is mounted here, once it is there. */
  routes: Router;
  /** From now on an unknown path is unknown, and not one that may be there in a moment. */
  markStarted(): void;
  /** From now on nothing is taken any more. */
  markStopping(): void;
}

/** One HTTP server for everything: health, metrics, and whatever is mounted on it. */
export function createHttpApp(options: HttpAppOptions): HttpApp {
  const { log, metrics, findTroubles, isPlaygroundOn, metricsToken } = options;
  const app = express();
  const routes = express.Router();
  let state: 'starting' | 'started' | 'stopping' = 'starting';
  app.disable('x-powered-by');
  app.use(setSafeHeaders, logRequests(log), metrics.timeRequests, limitBody);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (request, response) => {
    const reasons = (await findTroubles()).filter((reason) => reason !== undefined);
    if (reasons.length === 0) response.json({ status: 'ready' });
    else if (isFromOperator(request, metricsToken))
      response.status(503).json({ status: 'not ready', reasons });
    else response.status(503).json({ status: 'not ready' });
  });
  app.get('/metrics', (request, response, next) => {
    if (isFromOperator(request, metricsToken)) return metrics.serve(request, response, next);
    response
      .status(401)
      .set('www-authenticate', 'Bearer')
      .json({ error: 'Send METRICS_TOKEN as a bearer token.' });
  });
  app.get('/', (_request, response) => {
    if (isPlaygroundOn) response.redirect('/playground');
    else response.type('text').send('Tandem is running. Open Slack or Microsoft Teams to use it.\n');
  });
  app.use((request, response, next) => {
    if (state === 'stopping') response.status(503).json({ error: 'Tandem is stopping.' });
    else routes(request, response, next);
  });
  app.use((_request, response) => {
    if (state === 'started') response.status(404).json({ error: 'There is nothing here.' });
    else response.status(503).set('retry-after', '2').json({ error: 'Tandem is starting.' });
  });
  app.use(answerError(log));
  return {
    app,
    routes,
    markStarted() {
      state = 'started';
    },
    markStopping() {
      state = 'stopping';
    },
  };
}

const setSafeHeaders: RequestHandler = (_request, response, next) => {
  response.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  next();
};

/** What a request did wrong is said; what we did wrong is logged under an id that is said. */
function answerError(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = isNativeError(error) && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500) {
      response.status(status).json({ error: 'This request cannot be read.' });
      return;
    }
    const errorId = newId();
    log.error({ err: error, errorId, path: request.path }, 'a request failed');
    response.status(500).json({ error: `Something went wrong (${errorId}).` });
  };
}
