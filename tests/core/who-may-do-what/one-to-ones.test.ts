import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { changeTries } from './change-tries.ts';
import { checkTable } from './check-table.ts';
import { oneToOneTable } from './one-to-one-table.ts';
import { partTries } from './part-tries.ts';
import { pointTries } from './point-tries.ts';
import { readingTries } from './reading-tries.ts';
import { reminderTries } from './reminder-tries.ts';
import { stepTries } from './step-tries.ts';

const tries = {
  ...readingTries,
  ...partTries,
  ...pointTries,
  ...changeTries,
  ...stepTries,
  ...reminderTries,
};

describe.each(['hr', 'pair'] as const)('T1 issued from a template that is visible to: %s', (visibleTo) => {
  useTestDatabase();
  checkTable(oneToOneTable, tries, {
    setting: { name: 'isContentVisibleToHr', isOn: visibleTo !== 'hr' },
    visibleTo,
    only: ['HR'],
    isAboutOneToOne: true,
  });
});

describe.each([true, false])('where HR may read the content: %s', (isOn) => {
  useTestDatabase();
  checkTable(oneToOneTable, tries, {
    setting: { name: 'isContentVisibleToHr', isOn },
    isAboutOneToOne: true,
  });
});
