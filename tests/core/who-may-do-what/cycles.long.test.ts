import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { checkTable } from './check-table.ts';
import { cycleTable } from './cycle-table.ts';
import { cycleTries } from './cycle-tries.ts';

describe.each([true, false])('where managers may assign: %s', (isOn) => {
  useTestDatabase();
  checkTable(cycleTable, cycleTries, {
    setting: { name: 'mayManagersAssign', isOn },
    isAboutOneToOne: false,
  });
});
