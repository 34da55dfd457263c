import bolt, { type BlockAction } from '@slack/bolt';
import express from 'express';
import mongoose from 'mongoose';
import { slackKeys } from '../deliver-limits.ts';
import type { Place } from './answer.ts';
import { serveBare } from './serve-bare.ts';

/** The least that a press costs: a signature, one look by an index, one record on the bare driver, an answer. */
const { uri, dbName } = JSON.parse(process.argv[2] ?? '{}') as Place;
const client = await new mongoose.mongo.MongoClient(uri, {
  writeConcern: { w: 'majority', journal: true },
}).connect();
const people = client.db(dbName).collection('people');
const presses = client.db(dbName).collection('barePresses');

const { botToken, signingSecret } = slackKeys;
// On a machine that is busy with other things no press fails for being late.
const receiver = new bolt.ExpressReceiver({
  signingSecret,
  endpoints: '/',
  unhandledRequestTimeoutMillis: 60_000,
});
const slack = new bolt.App({ receiver, authorize: async () => ({ botToken }), convoStore: false });
slack.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, action }) => {
  const person = await people.findOne({ 'slack.userId': body.user.id });
  await presses.insertOne({ personId: person?._id, typed: 'value' in action ? action.value : '' });
  await ack();
});

const app = express();
app.use('/slack/events', receiver.router);
await serveBare(app);
