import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type UserAction,
  type UserActionType,
  userActionSchema,
} from '../../../src/core/chat/user-action.ts';
import { AppError } from '../../../src/core/errors.ts';
import { act } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { actionsIn } from './check-table.ts';
import { companyTable } from './company-table.ts';
import { cycleTable } from './cycle-table.ts';
import { kinds } from './kinds.ts';
import { oneToOneTable } from './one-to-one-table.ts';
import { makeScene, type Scene } from './scene.ts';
import { setUpTable } from './set-up-table.ts';
import { forbiddenFor } from './words.ts';

/** What concerns nobody but whoever does it, and why no table has to say who may. */
const concerningOneself = {
  'open-help': 'It says the same to everybody.',
  'say-unknown-command': 'It says back what was typed.',
  'open-kept-form': 'It opens what one has asked for oneself: tests/core/chat/keep-form.test.ts.',
  'open-settings': 'It leads to what is one’s own, and to what the tables say of others and of the company.',
  'open-preferences': 'They are one’s own: the action names nobody.',
  'save-preferences': 'They are one’s own: the action names nobody.',
  'open-hints': 'The switches are one’s own: the action names nobody.',
  'switch-hint': 'The switches are one’s own: the action names nobody.',
  'list-objectives': 'They are one’s own: the action names nobody.',
} satisfies Partial<Record<UserActionType, string>>;

const ofOneself: UserAction[] = [
  { type: 'open-help' },
  { type: 'say-unknown-command', text: 'Mei' },
  { type: 'open-kept-form', keptId: 'kept' },
  { type: 'open-settings' },
  { type: 'open-preferences' },
  { type: 'save-preferences' },
  { type: 'open-hints' },
  { type: 'switch-hint', kind: 'only-status', isOn: true },
  { type: 'list-objectives' },
];

const tabled = new Set([oneToOneTable, setUpTable, cycleTable, companyTable].flatMap(actionsIn));
const all = userActionSchema.options.map(({ shape }) => shape.type.value);

/** The sentence with which a rule says no. */
function refusalIn(error: unknown): string {
  if (error instanceof AppError) return error.userMessage;
  throw error;
}

describe('every action', () => {
  useTestDatabase();

  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene();
  });

  it('V1 stands in a table, or concerns only oneself', () => {
    const own = Object.keys(concerningOneself);
    expect(all.filter((type) => !tabled.has(type) && !own.includes(type))).toEqual([]);
    expect([...tabled, ...own].filter((type) => !all.includes(type as UserActionType))).toEqual([]);
    expect(own.filter((type) => tabled.has(type))).toEqual([]);
    expect(ofOneself.map(({ type }) => type)).toEqual(own);
  });

  it.each(ofOneself)('V1 $type is everybody’s, and shows nothing of a 1-to-1', async (action) => {
    for (const kind of kinds) {
      const shown = await act(scene.core, scene.people[kind], action).then(JSON.stringify, refusalIn);
      const objectives = kind === 'reviewee' ? ['objective-of-reviewee'] : [];
      const forbidden = forbiddenFor('colleague', false, false).filter((word) => !objectives.includes(word));
      expect(forbidden.filter((word) => shown.includes(word))).toEqual([]);
    }
  });
});
