import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { checkTable } from './check-table.ts';
import { oneToOneTable } from './one-to-one-table.ts';
import { oneToOneTries } from './one-to-one-tries.ts';

describe.each([true, false])('where HR may read the content: %s', (isOn) => {
  useTestDatabase();
  checkTable(oneToOneTable, oneToOneTries, {
    setting: { name: 'isContentVisibleToHr', isOn },
    isAboutOneToOne: true,
  });
});

describe.each(['hr', 'pair'] as const)('T1 issued from a template that is visible to: %s', (visibleTo) => {
  useTestDatabase();
  checkTable(oneToOneTable, oneToOneTries, {
    setting: { name: 'isContentVisibleToHr', isOn: visibleTo !== 'hr' },
    visibleTo,
    only: ['HR'],
    isAboutOneToOne: true,
  });
});
