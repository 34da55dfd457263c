import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { checkTable } from './check-table.ts';
import { companyTable } from './company-table.ts';
import { companyTries } from './company-tries.ts';

describe('the company', () => {
  useTestDatabase();
  checkTable(companyTable, companyTries, { isAboutOneToOne: false });
});
