import mongoose from 'mongoose';
import { type EngineLogin, withLogin } from './engine-login.ts';

const { MongoClient, MongoServerError } = mongoose.mongo;

/** MongoDB's own codes. */
const authenticationFailed = 18;
const unauthorized = 13;

/**
 * Sees to it that a server takes the login, which it does not know yet when its data is new or from an older version:
 * until it knows one, it lets whoever comes from this computer make the first.
 * @throws when it knows another
 */
export async function ensureLogin(uri: string, login: EngineLogin): Promise<void> {
  if (await isTaken(uri, login)) return;
  try {
    await createUser(uri, login);
  } catch (error) {
    if (codeOf(error) !== unauthorized) throw error;
  }
  if (await isTaken(uri, login)) return;
  throw new Error(`it does not take the password in ${login.file}: put that file back from your backup`);
}

async function isTaken(uri: string, login: EngineLogin): Promise<boolean> {
  const client = new MongoClient(withLogin(uri, login));
  try {
    await client.db('admin').command({ connectionStatus: 1 });
    return true;
  } catch (error) {
    if (codeOf(error) === authenticationFailed) return false;
    throw error;
  } finally {
    await client.close();
  }
}

async function createUser(uri: string, { user, password }: EngineLogin): Promise<void> {
  const client = new MongoClient(uri);
  try {
    await client.db('admin').command({ createUser: user, pwd: password, roles: ['root'] });
  } finally {
    await client.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof MongoServerError ? error.code : undefined;
}
