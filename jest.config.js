import { availableParallelism } from 'node:os';

const swc = [
  '@swc/jest',
  { jsc: { target: 'es2023' }, module: { type: 'commonjs', importInterop: 'node' }, sourceMaps: 'inline' },
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/jest/environment.cjs',
  runtime: '<rootDir>/tests/jest/runtime.cjs',
  transform: { '\\.(ts|js)$': swc },
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/tests/browser/',
    '<rootDir>/tests/endurance/',
    '\\.long\\.test\\.ts$',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testSequencer: '<rootDir>/tests/support/slowest-first.js',
  // More than there are processors, for a worker spends a third of its time waiting for the database.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Jest never quite lets go of a file's modules: a worker that has had its fill begins anew, which is faster.
  workerIdleMemoryLimit: '500MB',
  testTimeout: 20_000,
};
