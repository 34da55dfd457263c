import { describe } from '@jest/globals';
import { useTestDatabase } from '../../support/test-database.ts';
import { checkTable } from './check-table.ts';
import { cycleTable } from './cycle-table.ts';
import { cycleTries } from './cycle-tries.ts';

describe('where managers may assign, as they may unless it is switched off', () => {
  useTestDatabase();
  checkTable(cycleTable, cycleTries, {
    setting: { name: 'mayManagersAssign', isOn: true },
    isAboutOneToOne: false,
  });
});
