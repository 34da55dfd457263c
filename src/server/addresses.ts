import { isIPv4, isIPv6 } from 'node:net';

const everywhere = new Set(['0.0.0.0', '::']);

/** Where a server that listens on this host is reached from this machine, without a slash at its end. */
export function addressOf(host: string, port: number): string {
  const name = everywhere.has(host) ? '127.0.0.1' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}

/** Whether only this machine reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
