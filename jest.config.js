import { availableParallelism } from 'node:os';

// As CommonJS, though the product is of ES modules: Jest links those one by one, for every test file again, and only
// behind a flag of Node.js. With `node`, a package's default import is what it is in Node.js.
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
  // A worker grows slowly, to some 500 MB; this is for whoever gives all files to one.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 20_000,
};
