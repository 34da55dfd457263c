import mongoose from 'mongoose';

const SERVER_SELECTION_TIMEOUT_MS = 5000;
const DEFAULT_DATABASE_NAME = 'tandem';

/**
 * Connects the default mongoose instance, on which all models are. A write is acknowledged once it is on disk, for
 * these are people's words. The database is the one named here, else in the URI, else `tandem`.
 */
export async function connectMongoose(
  uri: string,
  dbName: string = databaseNameIn(uri) ?? DEFAULT_DATABASE_NAME,
): Promise<mongoose.Connection> {
  // A misspelt path would otherwise be dropped from the filter, which then matches everything.
  mongoose.set('strictQuery', 'throw');
  await mongoose.connect(uri, {
    dbName,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
    writeConcern: { w: 'majority', journal: true },
  });
  return mongoose.connection;
}

/** Creates the indexes of all models that are missing; drops none, so an operator's own ones stay. */
export async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.createIndexes();
}

function databaseNameIn(uri: string): string | undefined {
  const [, name] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(uri) ?? [];
  return name === undefined ? undefined : decodeURIComponent(name);
}
