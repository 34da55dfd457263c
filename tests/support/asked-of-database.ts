import mongoose from 'mongoose';

/** The collections that something asks the database for, in the order of the alphabet, each as often as it does. */
export async function askedOfDatabase(something: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  mongoose.set('debug', (collection: string) => void asked.push(collection));
  try {
    await something();
  } finally {
    mongoose.set('debug', false);
  }
  return asked.sort();
}
