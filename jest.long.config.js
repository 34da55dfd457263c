import base from './jest.config.js';

const races = ['<rootDir>/tests/endurance/races.test.ts', '<rootDir>/tests/endurance/acknowledged.test.ts'];

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/tests/endurance/**/*.test.ts', '**/*.long.test.ts'],
  // The races are run by themselves: `npm run test:races`.
  testPathIgnorePatterns: ['/node_modules/', ...races],
  testTimeout: 600_000,
};
