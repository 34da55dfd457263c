import type { DatabaseLog } from './database.ts';
import type { EngineProcess } from './engine-process.ts';

export async function startServerProcess(_directory: string, _log: DatabaseLog): Promise<EngineProcess> {
  throw new Error('not yet');
}
