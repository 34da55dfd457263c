import { type Database, databaseElsewhere } from '../core/database/database.ts';
import { type LocalDatabaseOptions, openLocalDatabase } from './open-local-database.ts';

export interface DatabaseOptions extends LocalDatabaseOptions {
  /** A MongoDB deployment, used as it is; without it, an engine is started on the data directory. */
  mongodbUri?: string | undefined;
}

/** Opens the database that the settings ask for: a deployment somewhere, or an engine of our own on `dataDir`. */
export async function openDatabase({ mongodbUri, ...local }: DatabaseOptions): Promise<Database> {
  if (mongodbUri === undefined) return openLocalDatabase(local);
  return databaseElsewhere(mongodbUri, describeDeployment(mongodbUri));
}

const HOST = String.raw`(?:\[[^\]@]+\]|[^/?#@:,[\]]+)(?::\d+)?`;
const HOSTS_IN_URI = new RegExp(
  String.raw`^mongodb(?:\+srv)?://(?:[^/?#@]*@)?(${HOST}(?:,${HOST})*)(?:/[^?#@]*)?(?:\?[^@]*)?$`,
);

/** Only what is certainly a list of hosts: a password with an unescaped sign in it must not pass for one. */
function describeDeployment(uri: string): string {
  const [, hosts] = HOSTS_IN_URI.exec(uri) ?? [];
  return hosts === undefined ? 'MongoDB (from MONGODB_URI)' : `MongoDB at ${hosts} (from MONGODB_URI)`;
}
