import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../core/errors.ts';

export interface HttpServer {
  port: number;
  /** Takes no new connection, lets requests finish for a moment, then drops what is left. */
  close(): Promise<void>;
}

const requestTimeoutMs = 30_000;
const finishWithinMs = 1_000;

/** @throws {AppError} when the address cannot be had */
export async function listen(listener: RequestListener, port: number, host: string): Promise<HttpServer> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const dropping = setTimeout(() => server.closeAllConnections(), finishWithinMs);
        server.close(() => {
          clearTimeout(dropping);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): AppError {
  return new AppError('misconfigured', sentenceFor(error, port, host), { cause: error });
}

function sentenceFor({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use already: stop what uses it, or set PORT to another.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is not an address of this machine: set it to 127.0.0.1 (this machine alone) or 0.0.0.0.';
    default:
      return `Tandem cannot listen on ${host}:${port}: ${message}.`;
  }
}
