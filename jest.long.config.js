import base from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/endurance/**/*.test.ts', '**/*.long.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // No measure of anything: a busy machine takes twice as long as a quiet one.
  testTimeout: 1_200_000,
};
