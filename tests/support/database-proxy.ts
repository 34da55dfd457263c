import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { listenerIn } from '../../src/engine/engine-socket.ts';

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

/** @param engineUri of one server, which asks nobody who they are */
export async function startDatabaseProxy(engineUri: string): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  let isStalled = false;
  const server = createServer((incoming) => {
    const outgoing = connect(listenerIn(engineUri));
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on('data', (chunk) => {
        if (!isStalled) other.write(chunk);
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
