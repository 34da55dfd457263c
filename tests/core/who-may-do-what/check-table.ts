import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { rememberState, type StoredState } from '../../support/stored-state.ts';
import { type Kind, kinds, type Line, readTable } from './kinds.ts';
import { makeScene, type Scene } from './scene.ts';
import { type Tries, tryOut } from './try-out.ts';
import { forbiddenFor } from './words.ts';

interface Options {
  /** Decides between the two of a cell such as `yes / no`. */
  setting?: { name: 'isContentVisibleToHr' | 'mayManagersAssign'; isOn: boolean };
  /** What the template says in place of the setting that the organisation has. */
  visibleTo?: 'hr' | 'pair';
  /** Of everybody, who tries. */
  only?: readonly Kind[];
  /** Whether those who may not see the 1-to-1 may not even be shown whose it is. */
  isAboutOneToOne: boolean;
}

/**
 * A test for each line of a table: everybody tries it, with the same in the database each time, and what becomes of it is
 * what the table says.
 */
export function checkTable(
  table: string,
  tries: Tries,
  { setting, visibleTo, only = kinds, isAboutOneToOne }: Options,
): void {
  const isOn = visibleTo === undefined ? setting?.isOn : visibleTo === 'hr';
  let scene: Scene;
  let state: StoredState;

  beforeAll(async () => {
    scene = await makeScene(visibleTo);
    if (setting) await SettingsModel.create({ _id: 'organisation', [setting.name]: setting.isOn });
    state = await rememberState();
  });

  afterEach(async () => {
    await state.restore();
    await state.check();
  });

  it.each(readTable(table, isOn).map((line) => [line.row, line.name, line] as const))(
    'V1 V2 %s: %s',
    async (_row, name, { expected }: Line) => {
      const isContentVisible = setting?.name !== 'isContentVisibleToHr' || isOn === true;
      const found: Record<string, string> = {};
      for (const kind of only) {
        const actor = scene.people[kind];
        const attempt = await triesNamed(tries, name)(scene, actor, kind);
        const forbidden = forbiddenFor(kind, isContentVisible, isAboutOneToOne);
        found[kind] = await tryOut({ scene, state, actor, kind, forbidden }, attempt);
        await state.restore();
      }
      expect(found).toEqual(Object.fromEntries(only.map((kind) => [kind, expected[kind]])));
    },
  );
}

function triesNamed(tries: Tries, name: string): Tries[string] {
  const found = tries[name];
  if (!found) throw new Error(`nobody says how "${name}" is tried`);
  return found;
}

/** The actions that the lines of a table are about. */
export function actionsIn(table: string): string[] {
  return readTable(table).map(({ name }) => name.split(':')[0] ?? '');
}
