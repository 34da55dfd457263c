import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Core } from '../core/core.ts';
import { handle } from '../core/handle.ts';
import type { DeliveryOutcome } from '../core/outbox/settle-delivery.ts';
import type { SweepObserver } from '../jobs/sweeper.ts';

export interface Metrics extends Required<SweepObserver> {
  onOutcome(outcome: DeliveryOutcome): void;
  /** Decides as the core does, and measures how long that takes, by what was done. */
  handle: typeof handle;
  /** Measures how long requests take, by what they are for. */
  timeRequests: RequestHandler;
  /** From now on asks for what is waiting, whenever somebody asks for the metrics. */
  watch(waiting: WaitingPorts): void;
  /** Answers with everything in Prometheus' text format. */
  serve: RequestHandler;
}

/** Where to ask what is waiting. */
interface WaitingPorts {
  core: Core;
  findDueWork(core: Core): Promise<{ sweep: string; due: number; oldestSeconds: number }[]>;
  findJobLags(): Promise<ReadonlyMap<string, number>>;
}

/** The few routes worth telling apart; everything else is `other`, so that nobody can make up new series. */
const timedRoutes: Record<string, string> = { '/slack/events': 'slack', '/api/messages': 'teams' };
const quick = [0.01, 0.03, 0.1, 0.3, 1, 3];
const long = [0.01, 0.1, 1, 10, 60, 300];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['sweep'], registers });
  const histogram = <T extends string>(name: string, help: string, labelNames: T[], buckets: number[]) =>
    new Histogram({ name, help, labelNames, buckets, registers });

  const issued = counter('tandem_issued_total', '1-to-1s issued by this copy');
  const swept = counter('tandem_swept_total', 'What the sweeps of this copy did, by what it was', [
    'sweep',
    'what',
  ]);
  const delivered = counter('tandem_delivered_total', 'Messages sent, updated or taken away by this copy', [
    'platform',
    'kind',
  ]);
  const failed = counter('tandem_failed_total', 'Messages that could not be delivered for good', ['reason']);
  const retried = counter('tandem_retried_total', 'Deliveries put off because they did not work');
  const waits = counter('tandem_rate_waits_total', 'How often something waited for its turn', ['limit']);
  const waitSeconds = counter('tandem_rate_wait_seconds_total', 'How long things waited for their turn', [
    'limit',
  ]);
  const sweepFailures = counter('tandem_sweep_failures_total', 'Sweeps that failed and are tried again', [
    'sweep',
  ]);
  const sweepSeconds = histogram('tandem_sweep_seconds', 'How long sweeps take', ['sweep'], long);
  const actionSeconds = histogram(
    'tandem_action_seconds',
    'How long it takes to decide what comes of an action, by what was done',
    ['action', 'outcome'],
    quick,
  );
  const requestSeconds = histogram(
    'tandem_handler_seconds',
    'How long requests take to answer',
    ['route', 'status'],
    quick,
  );
  const due = gauge('tandem_due', 'What is due and not done yet, in the whole database');
  const oldest = gauge('tandem_oldest_due_seconds', 'For how long the oldest of what is due has been so');
  const lag = gauge('tandem_job_lag_seconds', 'How far the timer of a sweep is behind, in all copies');

  let waiting: WaitingPorts | undefined;
  const look = async ({ core, findDueWork, findJobLags }: WaitingPorts) => {
    for (const each of await findDueWork(core)) {
      due.set({ sweep: each.sweep }, each.due);
      oldest.set({ sweep: each.sweep }, each.oldestSeconds);
    }
    for (const [sweep, seconds] of await findJobLags()) lag.set({ sweep }, seconds);
  };

  return {
    onSwept(sweep, counts, seconds) {
      sweepSeconds.observe({ sweep }, seconds);
      for (const [what, count] of Object.entries(counts)) swept.inc({ sweep, what }, count);
      if (sweep === 'issue-due') issued.inc(counts.issued ?? 0);
    },
    onSweepFailed(sweep) {
      sweepFailures.inc({ sweep });
    },
    onRateWait(limit, seconds) {
      if (seconds <= 0) return;
      waits.inc({ limit });
      waitSeconds.inc({ limit }, seconds);
    },
    onOutcome(outcome) {
      if ('platform' in outcome) delivered.inc({ platform: outcome.platform, kind: outcome.kind });
      else if (outcome.kind === 'failed') failed.inc({ reason: outcome.reason });
      else if (outcome.kind === 'retried') retried.inc();
    },
    async handle(core, request) {
      const done = actionSeconds.startTimer({ action: request.action.type });
      try {
        const reply = await handle(core, request);
        done({ outcome: reply.kind });
        return reply;
      } catch (error) {
        done({ outcome: 'refused' });
        throw error;
      }
    },
    timeRequests(request, response, next) {
      const done = requestSeconds.startTimer({ route: timedRoutes[request.path] ?? 'other' });
      response.once('finish', () => done({ status: `${Math.floor(response.statusCode / 100)}xx` }));
      next();
    },
    watch(ports) {
      waiting = ports;
    },
    async serve(_request, response) {
      // A database that is away is no reason to say nothing.
      if (waiting) await look(waiting).catch(() => [due, oldest, lag].map((each) => each.reset()));
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}
