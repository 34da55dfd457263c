import { rm } from 'node:fs/promises';
import { rememberedTestEngine } from './test-engine.ts';

// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function stopTestEngine(): Promise<void> {
  const engine = rememberedTestEngine();
  if (engine === undefined) return;
  await engine.database.close();
  await rm(engine.dataDir, { recursive: true, force: true });
}
