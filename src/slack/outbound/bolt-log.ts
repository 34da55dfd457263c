import bolt, { type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/** Bolt's log lines from warnings up; what it logs below may hold what people typed. */
export function boltLog(log: Logger): BoltLogger {
  return {
    debug() {},
    info() {},
    warn: (...parts) => unlessKnown(parts, (line) => log.warn(line)),
    error: (...parts) => unlessKnown(parts, (line) => log.error(line)),
    setLevel() {},
    getLevel: () => bolt.LogLevel.WARN,
    setName() {},
  };
}

/** Who is refused for another workspace is counted where that is found, and not once more for each. */
function unlessKnown(parts: unknown[], write: (line: string) => void): void {
  const line = lineOf(parts);
  if (!line.includes('Authorization of incoming event did not succeed')) write(line);
}

function lineOf(parts: unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}
