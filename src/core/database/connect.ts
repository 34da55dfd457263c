import mongoose from 'mongoose';

/** How soon the driver finds out that a database is away, or back: its own half minutes are too long for people. */
const SOON_MS = 5000;
/**
 * The least time between two checks of the server is also the most: a check that the driver makes at the very moment in
 * which a server goes writes to a connection that is just closing, and then waits for an answer for ever.
 */
const CHECK_EVERY_MS = 1000;
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
    // Waiting for a database that went away is the driver's part, and is over sooner.
    bufferCommands: false,
    serverSelectionTimeoutMS: SOON_MS,
    connectTimeoutMS: SOON_MS,
    heartbeatFrequencyMS: CHECK_EVERY_MS,
    minHeartbeatFrequencyMS: CHECK_EVERY_MS,
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
