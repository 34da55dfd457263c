import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { type Platform, platforms } from '../../../src/core/people/person.ts';
import { type Answer, drawerOf, type Place, type Way, waysToFail } from './ways-to-fail.ts';

/** Who is written to, and where an answer can be told to be lost. */
export interface Written {
  place: Place;
  /** The name of a person, or the id of a channel. */
  to: string;
  /** Absent for the opening of a chat. */
  about?: string | undefined;
  /** Whether it asks for a message that was not there before. */
  isNew: boolean;
}

export interface FailingServers {
  origin: string;
  /** How often a call fails, from 0 to 1. */
  fail(share: number): void;
  /** What was said for good, as `<platform> <to> <reason>`. */
  refusals: ReadonlySet<string>;
  /** What was taken, and the answer lost on the way: by what it was about, how often. */
  lost: ReadonlyMap<string, number>;
  /** Every way to fail that has come about. */
  ways: ReadonlySet<Way>;
  /** What a stand-in refused by itself. */
  surprises: readonly unknown[];
  /** To stand before a stand-in, which is asked unless the call fails. */
  before(platform: Platform, read: (request: Request) => Written | undefined): RequestHandler[];
  app: express.Express;
  close(): Promise<void>;
}

interface Failing {
  random(): number;
  /** Whoever waits for an answer about this gives up. */
  runOut(platform: Platform, about: string): void;
}

/** A server for both platforms, on which calls that write fail at random, in every way in turn. */
export async function openFailingServers({ random, runOut }: Failing): Promise<FailingServers> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const refusals = new Set<string>();
  const lost = new Map<string, number>();
  const ways = new Set<Way>();
  const surprises: unknown[] = [];
  const draw = Object.fromEntries(
    platforms.flatMap((platform) =>
      (['person', 'channel'] as const).map((place) => [
        `${platform} ${place}`,
        drawerOf(waysToFail[platform][place], random),
      ]),
    ),
  );
  let share = 0;

  const breakWire = (
    wire: 'cut' | 'silent',
    platform: Platform,
    { about }: Written,
    request: Request,
  ): void => {
    if (wire === 'cut' || about === undefined) request.socket.destroy();
    else runOut(platform, about);
  };

  /** Lets the stand-in do it, and keeps its answer. */
  const loseAnswer = (response: Response, { about, isNew }: Written, instead: () => void) => {
    response.json = (answer) => {
      if (response.statusCode >= 300 || answer.ok === false) surprises.push(answer);
      else if (isNew && about !== undefined) lost.set(about, (lost.get(about) ?? 0) + 1);
      instead();
      return response;
    };
  };

  return {
    app,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail(next) {
      share = next;
    },
    refusals,
    lost,
    ways,
    surprises,
    before: (platform, read) => [
      express.json({ limit: '4mb' }),
      express.urlencoded({ extended: false, limit: '4mb' }),
      (request, response, next) => {
        const written = read(request);
        if (!written) return next();
        if (random() >= share) return next();
        const way = draw[`${platform} ${written.place}`]?.();
        if (!way) throw new Error('there is no way to fail');
        ways.add(way);
        if ('reason' in way) refusals.add(`${platform} ${written.to} ${way.reason}`);
        const act = () =>
          'wire' in way ? breakWire(way.wire, platform, written, request) : answerWith(response, way.answer);
        if (!('isDone' in way && way.isDone)) return act();
        loseAnswer(response, written, act);
        next();
      },
    ],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerWith(response: Response, { status, body = '', headers = {} }: Answer): void {
  response.status(status).set(headers);
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
