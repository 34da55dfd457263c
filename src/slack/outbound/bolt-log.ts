import bolt, { type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/** Bolt's log lines from warnings up; what it logs below may hold what people typed. */
export function boltLog(log: Logger): BoltLogger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn(lineOf(parts)),
    error: (...parts) => log.error(lineOf(parts)),
    setLevel() {},
    getLevel: () => bolt.LogLevel.WARN,
    setName() {},
  };
}

function lineOf(parts: unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}
