import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import type { Envelope } from '../../src/playground/slack/slack-app.ts';

/** Slack's end of a Socket Mode connection. */
export interface SocketServer {
  url: string;
  send(message: object): void;
  /** Sends an envelope as the stand-in has it, and waits for its acknowledgement: three seconds, as Slack does. */
  deliver(envelope: Envelope): Promise<object | undefined>;
  /** What the app sent. */
  received: unknown[];
  stop(): Promise<void>;
}

const acknowledgementSchema = z.object({ envelope_id: z.string(), payload: z.looseObject({}).default({}) });

export async function startSocketServer(acknowledgedWithinMs = 3000): Promise<SocketServer> {
  const server = createServer();
  const received: unknown[] = [];
  const waiting = new Map<string, (payload: object | undefined) => void>();
  let socket: Duplex | undefined;
  let unread = Buffer.alloc(0);
  const send = (message: object) => void socket?.write(textFrame(JSON.stringify(message)));
  server.on('upgrade', (request, duplex) => {
    socket = duplex;
    acceptUpgrade(duplex, request.headers['sec-websocket-key'] ?? '');
    duplex.on('data', (data: Buffer) => {
      const { frames, rest } = readFrames(Buffer.concat([unread, data]));
      unread = Buffer.from(rest);
      for (const { text } of frames.filter(({ opcode }) => opcode === textFrames)) {
        const message: unknown = JSON.parse(text);
        received.push(message);
        const { data: acknowledged } = acknowledgementSchema.safeParse(message);
        if (acknowledged) waiting.get(acknowledged.envelope_id)?.(acknowledged.payload);
      }
      if (frames.some(({ opcode }) => opcode === closeFrames)) duplex.end(Buffer.from([0x88, 0]));
    });
    duplex.on('error', () => {});
    duplex.write(textFrame(JSON.stringify({ type: 'hello' })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    send,
    deliver: (envelope) =>
      new Promise((resolve) => {
        const giveUp = setTimeout(() => resolve(undefined), acknowledgedWithinMs);
        waiting.set(envelope.envelope_id, (payload) => {
          clearTimeout(giveUp);
          resolve(payload);
        });
        send(envelope);
      }),
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

interface Frames {
  frames: { opcode: number; text: string }[];
  /** The beginning of a frame that is not all there yet. */
  rest: Buffer;
}

/** What stands in masked frames of up to 64 KB. */
function readFrames(data: Buffer): Frames {
  const frames: Frames['frames'] = [];
  let start = 0;
  while (start + 2 <= data.length) {
    const opcode = data.readUInt8(start) & 0x0f;
    const short = data.readUInt8(start + 1) & 0x7f;
    const head = short === 126 ? 4 : 2;
    if (start + head + 4 > data.length) break;
    const length = short === 126 ? data.readUInt16BE(start + 2) : short;
    const from = start + head + 4;
    if (from + length > data.length) break;
    const mask = data.subarray(start + head, from);
    const body = data.subarray(from, from + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    frames.push({ opcode, text: Buffer.from(body).toString() });
    start = from + length;
  }
  return { frames, rest: data.subarray(start) };
}
