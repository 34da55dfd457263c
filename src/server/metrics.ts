import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { DeliveryOutcome } from '../core/outbox/deliver-message.ts';
import type { SweepObserver } from '../jobs/sweeper.ts';

export interface Metrics extends SweepObserver {
  onOutcome(outcome: DeliveryOutcome): void;
  /** Measures how long requests take, by what they are for. */
  timeRequests: RequestHandler;
  /** Answers with everything in Prometheus' text format. */
  serve: RequestHandler;
}

/** The few routes worth telling apart; everything else is `other`, so that nobody can make up new series. */
const timedRoutes: Record<string, string> = { '/slack/events': 'slack', '/api/messages': 'teams' };

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const issued = new Counter({ name: 'tandem_issued_total', help: '1-to-1s issued', registers });
  const delivered = new Counter({
    name: 'tandem_delivered_total',
    help: 'Messages sent or updated',
    labelNames: ['platform', 'kind'],
    registers,
  });
  const failed = new Counter({
    name: 'tandem_failed_total',
    help: 'Messages that could not be delivered for good',
    labelNames: ['reason'],
    registers,
  });
  const retried = new Counter({ name: 'tandem_retried_total', help: 'Deliveries put off', registers });
  const sweepFailures = new Counter({
    name: 'tandem_sweep_failures_total',
    help: 'Sweeps that failed and are tried again',
    labelNames: ['sweep'],
    registers,
  });
  const sweepSeconds = new Histogram({
    name: 'tandem_sweep_seconds',
    help: 'How long sweeps take',
    labelNames: ['sweep'],
    registers,
  });
  const handlerSeconds = new Histogram({
    name: 'tandem_handler_seconds',
    help: 'How long requests take to answer',
    labelNames: ['route', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3],
    registers,
  });

  return {
    onSwept(sweep, counts, seconds) {
      sweepSeconds.observe({ sweep }, seconds);
      if (sweep === 'issue-due') issued.inc(counts.issued ?? 0);
    },
    onSweepFailed(sweep) {
      sweepFailures.inc({ sweep });
    },
    onOutcome(outcome) {
      if ('platform' in outcome) delivered.inc({ platform: outcome.platform, kind: outcome.kind });
      else if (outcome.kind === 'failed') failed.inc({ reason: outcome.reason });
      else if (outcome.kind === 'retried') retried.inc();
    },
    timeRequests(request, response, next) {
      const done = handlerSeconds.startTimer({ route: timedRoutes[request.path] ?? 'other' });
      response.once('finish', () => done({ status: `${Math.floor(response.statusCode / 100)}xx` }));
      next();
    },
    async serve(_request, response) {
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}
