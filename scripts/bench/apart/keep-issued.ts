import mongoose from 'mongoose';
import { keptAs } from '../company.ts';
import { answer } from './answer.ts';

await answer(async () => {
  for (const name of ['oneToOnes', 'outbox']) await mongoose.connection.collection(name).rename(keptAs(name));
  return {};
});
