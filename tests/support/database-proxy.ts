import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { listenerIn } from '../../src/engine/engine-socket.ts';
import { slowWrites } from './slow-writes.ts';

/** A way to the engine of this run that can be cut. */
export interface DatabaseProxy {
  /** The address of the same engine, by this way. */
  uri: string;
  /** Cuts all connections and takes no new ones. */
  cut(): Promise<void>;
  /** Keeps all connections, and lets nothing through, as a network does that swallows packets. */
  stall(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param engineUri of one server, which asks nobody who they are
 * @param writeDelayMs how long the next write is held up, each time anew; without it nothing is
 */
export async function startDatabaseProxy(
  engineUri: string,
  writeDelayMs?: () => number,
): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  let isStalled = false;
  const server = createServer((incoming) => {
    const outgoing = connect(listenerIn(engineUri));
    const send = (chunk: Buffer) => void outgoing.write(chunk);
    for (const [socket, other, passOn] of [
      [incoming, outgoing, writeDelayMs ? slowWrites(writeDelayMs, send) : send],
      [outgoing, incoming, (chunk: Buffer) => void incoming.write(chunk)],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on('data', (chunk) => {
        if (!isStalled) passOn(chunk);
      });
    }
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    drop();
    await closed;
  };
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    cut,
    stall() {
      isStalled = true;
    },
    async mend() {
      if (isStalled) drop();
      isStalled = false;
      if (!server.listening) await listen(server, port);
    },
    close: cut,
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
