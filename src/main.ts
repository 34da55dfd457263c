import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { type Config, type Environment, readConfig, readEnvironment } from './config/config.ts';
import { configuredPlatforms, connectPlatforms, loadPlatforms } from './connect-platforms.ts';
import type { Messenger } from './core/chat/messenger.ts';
import { MovableClock, systemClock } from './core/clock.ts';
import type { Core } from './core/core.ts';
import { createRates } from './core/rates/rates.ts';
import type { Vault } from './core/vault.ts';
import { createJobs, type Jobs } from './jobs/agenda.ts';
import { findDueWork } from './jobs/due-work.ts';
import { findJobLags } from './jobs/job-lag.ts';
import { createSweeper } from './jobs/sweeper.ts';
import { createLog } from './log.ts';
import { openPlayground } from './open-playground.ts';
import { addressOf, isLoopback } from './server/addresses.ts';
import { createHttpApp, type HttpApp } from './server/create-http-app.ts';
import { findDatabaseTrouble } from './server/find-database-trouble.ts';
import { findTroubles } from './server/find-troubles.ts';
import { listen } from './server/listen.ts';
import { createMetrics, type Metrics } from './server/metrics.ts';
import { openStore } from './server/open-store.ts';
import { type Running, runUntilSignalled } from './server/run-until-signalled.ts';
import { createStopList, type StopList } from './server/stop-list.ts';
import { watchDatabase } from './server/watch-database.ts';

export interface Tandem extends Running {
  /** Where it answers on this machine, without a slash at its end. */
  url: string;
}

/**
 * Starts everything in this process.
 * @throws {ConfigError} that names every wrong setting
 * @throws {AppError} with one sentence for whoever started it, when something outside is not as it should be
 */
export async function startTandem(env: Environment = readEnvironment()): Promise<Tandem> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const stops = createStopList(log);
  try {
    return await start(config, log, stops);
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
}

/** The HTTP server opens first: the playground needs its port, and a port that is taken is found out at once. */
async function start(config: Config, log: Logger, stops: StopList): Promise<Tandem> {
  warnOfSettings(config, log);
  const metrics = createMetrics();
  const jobs: { current?: Jobs } = {};
  const files: { directory?: string | undefined } = {};
  const http = createHttpApp({
    log,
    metrics,
    isPlaygroundOn: config.isPlaygroundOn,
    metricsToken: config.metricsToken,
    findTroubles: () => findTroubles(mongoose.connection, jobs.current, files.directory),
  });
  const server = await listen(http.app, config.port, config.host);
  stops.add('HTTP server', () => server.close());
  const url = addressOf(config.host, server.port);
  await loadPlatforms(config);
  const { database, vault } = await openStore(config, log, stops);
  files.directory = database.directory;
  const watch = watchDatabase(() => findDatabaseTrouble(mongoose.connection, database.directory), log);
  stops.add('watch over the database', async () => watch.stop());
  jobs.current = await startWork({ config, vault, log, stops, metrics, http, url });
  http.markStarted();
  return {
    url,
    log,
    greeting: [
      `Tandem runs at ${url}${config.isPlaygroundOn ? ` - open ${url}/playground to try it` : ''}`,
      `Database: ${database.description}`,
    ],
    failed: database.engineFailed,
    stop: () => stops.stopAll(),
  };
}

interface Surroundings {
  config: Config;
  vault: Vault;
  log: Logger;
  stops: StopList;
  metrics: Metrics;
  http: HttpApp;
  url: string;
}

/** The core, its ways to people, and the passing of time. */
async function startWork({ config, vault, log, stops, metrics, http, url }: Surroundings): Promise<Jobs> {
  const clock = new MovableClock();
  const stopping = new AbortController();
  const messengers: Messenger[] = [];
  const core: Core = {
    clock: config.isPlaygroundOn ? clock : systemClock,
    vault,
    log,
    nudgeOutbox() {
      jobs.nudge('deliver-outbox');
      jobs.nudge('draw-homes');
    },
    nudgeIssues: () => jobs.nudge('issue-due'),
  };
  const rates = createRates();
  const ports = { messengers, rates, signal: stopping.signal, onOutcome: metrics.onOutcome };
  const sweeper = createSweeper(core, ports, metrics);
  const jobs = createJobs(core, sweeper, mongoose.connection);
  const open = config.isPlaygroundOn
    ? await openPlayground({ config, core, clock, sweeper, url, log })
    : undefined;
  if (open) {
    http.routes.use('/playground', open.playground.router);
    stops.add('playground', () => open.playground.stop());
  }
  const surroundings = { core, log, rates, routes: http.routes, stops, handle: metrics.handle };
  messengers.push(...(await connectPlatforms(open?.platforms ?? configuredPlatforms(config), surroundings)));
  await open?.playground.start();
  await jobs.start();
  metrics.watch({ core, findDueWork, findJobLags: () => findJobLags(mongoose.connection) });
  stops.add('requests', () => http.markStopping());
  stops.add('jobs', () => {
    stopping.abort();
    return jobs.stop();
  });
  return jobs;
}

function warnOfSettings({ slack, teams, isPlaygroundOn, host }: Config, log: Logger): void {
  if (!slack && !teams && !isPlaygroundOn) {
    log.warn('Neither Slack nor Teams is configured: nobody can reach Tandem, and it reaches nobody.');
  }
  if ((isPlaygroundOn || teams?.isAnonymous) && !isLoopback(host)) {
    log.warn('Everybody who reaches this address can act as anybody: set HOST to 127.0.0.1.');
  }
}

function isRunDirectly(): boolean {
  const [, script] = process.argv;
  return script !== undefined && import.meta.url === pathToFileURL(realpathSync(script)).href;
}

if (isRunDirectly()) await runUntilSignalled(startTandem);
