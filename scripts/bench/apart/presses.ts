import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import mongoose from 'mongoose';
import { idOfPerson } from '../company.ts';
import type { DeliveryPlatform } from '../deliver-limits.ts';
import { postAll } from '../press-load.ts';
import { slackToPress, type Typing, teamsToPress } from '../press-platforms.ts';
import { spoilt } from '../spoilt.ts';
import type { Place } from './answer.ts';

type Given = Place & { platform: DeliveryPlatform; people: number; pressing: number; connections: number };

type Question =
  | { what: 'open' }
  | { what: 'draw'; url: string }
  | { what: 'press'; url: string; times: number; isStored: boolean }
  | { what: 'spoil'; url: string; times: number };

/** What a round of presses came to. */
export interface Pressed {
  presses: number;
  seconds: number;
  /** How many were answered with anything else but success. */
  failed: number;
  /** Of how many people what they typed last was never stored. */
  lost: number;
}

/** What is not stored by then never will be. */
const patienceMs = 30_000;

/** People who press, and the platform between them and the app: nothing of it counts as the app's own time. */
const { uri, dbName, platform, people, pressing, connections } = JSON.parse(process.argv[2] ?? '{}') as Given;
const app = express();
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
let appUrl = '';
const standIn = (platform === 'slack' ? slackToPress : teamsToPress)({
  people,
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  appUrl: () => appUrl,
});
app.use(standIn.router);
const client = await new mongoose.mongo.MongoClient(uri).connect();
const oneToOnes = client.db(dbName).collection('oneToOnes');
const typings: Typing[] = [];
let rounds = 0;

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as Question))}\n`);
}
process.exit();

async function answer(question: Question): Promise<object> {
  switch (question.what) {
    case 'open':
      return { env: standIn.env, accounts: standIn.accounts };
    case 'draw':
      appUrl = question.url;
      // The last ones lead no team, so the 1-to-1 about them is the only one that they answer.
      await openForms();
      return {};
    case 'press':
      return press(question);
    case 'spoil':
      return pressSpoilt(question);
  }
}

/** A few at a time. */
async function openForms(): Promise<void> {
  const left = Array.from({ length: pressing }, (_, n) => n).values();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const n of left) typings[n] = await openForm(people - pressing + n);
    }),
  );
}

/** What a busy machine did not answer in time is pressed again, as people do. */
async function openForm(person: number, triesLeft = 10): Promise<Typing> {
  try {
    return await standIn.openForm(person);
  } catch (error) {
    if (triesLeft === 0) throw error;
    return openForm(person, triesLeft - 1);
  }
}

/** Everybody as often as said, so that nobody types again before what they typed last is stored. */
async function press({ url, times, isStored }: { url: string; times: number; isStored: boolean }) {
  rounds += 1;
  const round = rounds;
  const words = (person: number, time: number) =>
    `Typed in round ${round}, ${time} of ${times}, by ${person}.`;
  const posts = Array.from({ length: times }, (_, time) =>
    typings.map((typing, person) => typing(words(person, time))),
  ).flat();
  const { startedAt, endedAt, failed } = await postAll(url, posts, connections);
  const { lookedAt, lost } = isStored
    ? await whenStored((person) => words(person, times - 1), endedAt)
    : { lookedAt: endedAt, lost: 0 };
  return { presses: posts.length, seconds: (lookedAt - startedAt) / 1000, failed, lost } satisfies Pressed;
}

/** As many as a round of good ones has, each with some nonsense in it; none may bring the app down. */
async function pressSpoilt({ url, times }: { url: string; times: number }) {
  const posts = Array.from({ length: times }, () => typings)
    .flat()
    .map((typing, n) => spoilt(typing('Typed'), n));
  const isRefused = (status = 500) => status < 500 || status === 503;
  const { startedAt, endedAt, failed } = await postAll(url, posts, connections, isRefused);
  return { presses: posts.length, seconds: (endedAt - startedAt) / 1000, failed, lost: 0 } satisfies Pressed;
}

/** What is acknowledged before it is stored counts when it is stored. */
async function whenStored(typed: (person: number) => string, answeredAt: number) {
  let lookedAt = answeredAt;
  const waiting = new Map(typings.map((_, n) => [idOfPerson(people - pressing + n), typed(n)]));
  for (;;) {
    const found = oneToOnes.find({ revieweeId: { $in: [...waiting.keys()] } });
    for await (const { revieweeId, parts } of found) {
      if (JSON.stringify(parts).includes(waiting.get(revieweeId) ?? '')) waiting.delete(revieweeId);
    }
    if (waiting.size === 0 || lookedAt > answeredAt + patienceMs) return { lookedAt, lost: waiting.size };
    await pause(10);
    lookedAt = performance.now();
  }
}
