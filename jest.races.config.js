import long from './jest.long.config.js';

/** @type {import('jest').Config} */
export default {
  ...long,
  testMatch: ['<rootDir>/tests/endurance/races.test.ts', '<rootDir>/tests/endurance/acknowledged.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
