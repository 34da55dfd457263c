import type { Database } from '../../src/core/database/database.ts';

interface TestEngine {
  database: Database;
  dataDir: string;
}

const kept: { tandemTestEngine?: TestEngine } = globalThis as { tandemTestEngine?: TestEngine };

/** Global setup and teardown are loaded apart from each other: only the global object is shared by both. */
export function rememberTestEngine(engine: TestEngine): void {
  kept.tandemTestEngine = engine;
}

export function rememberedTestEngine(): TestEngine | undefined {
  return kept.tandemTestEngine;
}
