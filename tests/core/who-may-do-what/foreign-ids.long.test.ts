import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type UserAction, userActionSchema } from '../../../src/core/chat/user-action.ts';
import { AppError } from '../../../src/core/errors.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { act } from '../../support/small-company.ts';
import { rememberState, type StoredState } from '../../support/stored-state.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { addAnotherPair, type Ids, idsOfPair } from './another-pair.ts';
import type { Kind } from './kinds.ts';
import { makeScene, type Scene } from './scene.ts';

useTestDatabase();

/** What is not an id, by the name of its field; whatever an action needs besides. */
const fillings: Record<string, unknown> = {
  to: 1,
  field: 'moved',
  typed: 'x',
  days: 1,
  isMuted: true,
  score: 3,
  toId: 'f'.repeat(24),
  recipientId: 'f'.repeat(24),
  exceptedId: 'f'.repeat(24),
  isLeftOut: true,
  occurrence: 0,
  point: 'agenda-point',
};

const idKeys = [
  'oneToOneId',
  'cycleId',
  'pointId',
  'actionPointId',
  'commentId',
  'noteId',
  'itemId',
] as const;
type IdKey = (typeof idKeys)[number];
type Chosen = Partial<Record<IdKey, string>>;

/** Every action that names something of a pair, with the names of what it names. */
const named = userActionSchema.options
  .map(({ shape }) => ({ type: shape.type.value, fields: Object.keys(shape) }))
  .map(({ type, fields }) => ({ type, fields, keys: idKeys.filter((key) => fields.includes(key)) }))
  .filter(({ keys }) => keys.length > 0);

const outsiders: Kind[] = [
  'reviewee',
  'reviewer',
  'stand-in',
  'secondary manager',
  'colleague',
  'HR',
  'owner',
];
/** HR see that every 1-to-1 and every cycle is there. */
const seenByHr: readonly string[] = ['oneToOneId', 'cycleId'];

let scene: Scene;
let state: StoredState;
let own: Ids;
let foreign: Ids;
const random: Ids = {
  oneToOneId: `${'0'.repeat(24)}:2:${'0'.repeat(24)}`,
  cycleId: '1'.repeat(24),
  agendaPointId: '2'.repeat(24),
  actionPointId: '3'.repeat(24),
  commentId: '4'.repeat(24),
  noteId: '5'.repeat(24),
  itemId: '6'.repeat(24),
};

beforeAll(async () => {
  scene = await makeScene();
  own = await idsOfPair(scene);
  foreign = await addAnotherPair(scene);
  await SettingsModel.create({ _id: 'organisation', isContentVisibleToHr: false });
  state = await rememberState();
});

afterEach(() => state.restore());

const pick = (ids: Ids, key: IdKey) => (key === 'pointId' ? ids.agendaPointId : ids[key]);

function made(type: string, fields: string[], chosen: Chosen): UserAction {
  const filled = fields.flatMap((field) => (field in fillings ? [[field, fillings[field]]] : []));
  const seen = type === 'start-cycle' && { seen: 'x' };
  return userActionSchema.parse({ type, ...Object.fromEntries(filled), ...seen, ...chosen });
}

/** What somebody is told, with the ids they named themself left out. */
async function told(kind: Kind, action: UserAction, chosen: Chosen): Promise<string> {
  const isChangedSince = await state.watch('readings');
  const answer = await act(scene.core, scene.people[kind], action, { text: 'x', name: 'x' }).then(
    (reply) => JSON.stringify(reply),
    (error: unknown) => {
      if (error instanceof AppError) return `${error.code}: ${error.userMessage}`;
      throw error;
    },
  );
  const changed = (await isChangedSince()) ? ', and something changed' : '';
  await state.restore();
  return Object.values(chosen).reduce((text, id) => text.replaceAll(id, '<id>'), answer) + changed;
}

/** Own ids with one of another's, and all of another's. */
function mixtures(keys: readonly IdKey[], kind: Kind): (readonly IdKey[])[] {
  const isHr = kind === 'HR' || kind === 'owner';
  const one = keys.map((key) => [key]);
  const all = keys.length > 1 ? [keys] : [];
  return [...one, ...all].filter((mixed) => !isHr || !mixed.some((key) => seenByHr.includes(key)));
}

describe('V2 what belongs to another pair is answered as what is nowhere', () => {
  it('another pair has the same as the one of the scene', async () => {
    expect(await OneToOneModel.exists({ _id: foreign.oneToOneId })).not.toBeNull();
    const page = { type: 'open-one-to-one', oneToOneId: foreign.oneToOneId } as const;
    const shown = JSON.stringify(await act(scene.core, scene.people['manager of others'], page));
    expect(shown).toContain('agenda-of-reviewee');
  });

  it.each(named)('$type', async ({ type, fields, keys }) => {
    const otherwise: unknown[] = [];
    for (const kind of outsiders) {
      for (const mixed of mixtures(keys, kind)) {
        const choose = (strange: Ids): Chosen =>
          Object.fromEntries(keys.map((key) => [key, pick(mixed.includes(key) ? strange : own, key)]));
        const [of, ofNothing] = [choose(foreign), choose(random)];
        const answer = await told(kind, made(type, fields, of), of);
        const expected = await told(kind, made(type, fields, ofNothing), ofNothing);
        if (answer !== expected) otherwise.push({ kind, mixed, answer, expected });
      }
    }
    expect(otherwise).toEqual([]);
  });
});
