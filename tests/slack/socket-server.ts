import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Slack's end of a Socket Mode connection, as far as short messages go. */
export interface SocketServer {
  url: string;
  send(message: object): void;
  /** What the app sent. */
  received: unknown[];
  stop(): Promise<void>;
}

export async function startSocketServer(): Promise<SocketServer> {
  const server = createServer();
  const received: unknown[] = [];
  let socket: Duplex | undefined;
  server.on('upgrade', (request, duplex) => {
    socket = duplex;
    acceptUpgrade(duplex, request.headers['sec-websocket-key'] ?? '');
    duplex.on('data', (data: Buffer) => {
      const frames = readFrames(data);
      received.push(
        ...frames.filter(({ opcode }) => opcode === textFrames).map(({ text }) => JSON.parse(text)),
      );
      if (frames.some(({ opcode }) => opcode === closeFrames)) duplex.end(Buffer.from([0x88, 0]));
    });
    duplex.on('error', () => {});
    duplex.write(textFrame(JSON.stringify({ type: 'hello' })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    send: (message) => void socket?.write(textFrame(JSON.stringify(message))),
    async stop() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function acceptUpgrade(socket: Duplex, key: string): void {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}

/** Longer than 125 bytes, so that the length always takes two bytes. */
function textFrame(text: string): Buffer {
  const body = Buffer.from(text.padEnd(126));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([0x81, 126]), length, body]);
}

const textFrames = 1;
const closeFrames = 8;

/** What stands in masked frames of up to 125 bytes. */
function readFrames(data: Buffer): { opcode: number; text: string }[] {
  const frames: { opcode: number; text: string }[] = [];
  for (let start = 0; start + 6 <= data.length; ) {
    const opcode = data.readUInt8(start) & 0x0f;
    const length = data.readUInt8(start + 1) & 0x7f;
    const mask = data.subarray(start + 2, start + 6);
    const body = data.subarray(start + 6, start + 6 + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    frames.push({ opcode, text: Buffer.from(body).toString() });
    start += 6 + length;
  }
  return frames;
}
