import { availableParallelism } from 'node:os';
import base from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/endurance/**/*.test.ts', '**/*.long.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // Half of them wait most of the time: for apps to start, for a database that is away, for a minute to pass.
  maxWorkers: availableParallelism() * 2,
  testTimeout: 600_000,
};
