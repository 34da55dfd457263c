import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import express from 'express';
import mongoose from 'mongoose';
import type { Place } from './answer.ts';
import { serveBare } from './serve-bare.ts';

/** The least that a press costs: the adapter, one look by an index, one record on the bare driver, an answer. */
const { uri, dbName } = JSON.parse(process.argv[2] ?? '{}') as Place;
const client = await new mongoose.mongo.MongoClient(uri, {
  writeConcern: { w: 'majority', journal: true },
}).connect();
const people = client.db(dbName).collection('people');
const presses = client.db(dbName).collection('barePresses');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
async function onTurn(context: TurnContext): Promise<void> {
  const { from, value } = context.activity;
  const person = await people.findOne({ 'teams.aadObjectId': from.aadObjectId });
  await presses.insertOne({ personId: person?._id, typed: value.data });
  const body = { task: { type: 'message', value: 'Saved.' } };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

const app = express();
app.post('/api/messages', express.json({ limit: '1mb' }), (request, response) =>
  adapter.process(request, response, onTurn),
);
await serveBare(app);
