import base from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...base,
  roots: ['<rootDir>/tests/endurance'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};
