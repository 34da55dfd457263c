import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { checkTable } from './check-table.ts';
import { setTries } from './set-tries.ts';
import { setUpTable } from './set-up-table.ts';
import { templateTries } from './template-tries.ts';

describe('templates and question sets', () => {
  useTestDatabase();
  checkTable(setUpTable, { ...setTries, ...templateTries }, { isAboutOneToOne: false });
});
