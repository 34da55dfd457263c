import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { checkTable } from './check-table.ts';
import { oneToOneTable } from './one-to-one-table.ts';
import { oneToOneTries } from './one-to-one-tries.ts';

/** Everybody else, and every other setting, is for the long tests. */
describe('where HR may read the content, as it does unless it is switched off', () => {
  useTestDatabase();
  checkTable(oneToOneTable, oneToOneTries, {
    setting: { name: 'isContentVisibleToHr', isOn: true },
    only: ['reviewee', 'reviewer', 'HR', 'colleague'],
    isAboutOneToOne: true,
  });
});
