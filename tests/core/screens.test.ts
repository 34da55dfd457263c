import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { actionsByScreen, type UserActionType } from '../../src/core/chat/user-action.ts';
import { handlers } from '../../src/core/handle.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const screens = join(source, 'core/screens');

const actions = Object.entries(actionsByScreen).flatMap(([screen, some]) =>
  some.map((action) => ({ screen, type: action.shape.type.value as UserActionType })),
);

/** Every handler that stands in the folder of a screen. */
async function handlersIn(screen: string): Promise<{ type: string; handler: unknown }[]> {
  const found: { type: string; handler: unknown }[] = [];
  for (const file of readdirSync(join(screens, screen)).filter((each) => each.endsWith('-handlers.ts'))) {
    const module: Record<string, unknown> = await import(`../../src/core/screens/${screen}/${file}`);
    for (const [name, table] of Object.entries(module))
      if (name.endsWith('Handlers'))
        found.push(...Object.entries(table as object).map(([type, handler]) => ({ type, handler })));
  }
  return found;
}

/** The code that can lead to an action: all but where it is declared. */
const presses = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(core|slack|teams)\/.*\.ts$/.test(file) && !file.endsWith('-actions.ts'))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

describe('what people can do', () => {
  it('has a screen for every folder of screens, and a folder for every screen', () => {
    expect(readdirSync(screens).sort()).toEqual(Object.keys(actionsByScreen).sort());
  });

  it('is one thing on one screen', () => {
    expect(new Set(actions.map(({ type }) => type)).size).toBe(actions.length);
  });

  it.each(Object.keys(actionsByScreen))(
    'on the screen %s is answered in its folder, once each, and by nobody else',
    async (screen) => {
      const found = await handlersIn(screen);
      const own = actions.filter((action) => action.screen === screen).map(({ type }) => type);
      expect(found.map(({ type }) => type).sort()).toEqual([...own].sort());
      expect(found.filter(({ type, handler }) => handlers[type as UserActionType] !== handler)).toEqual([]);
    },
  );

  it('is all that is answered', () => {
    expect(Object.keys(handlers).sort()).toEqual(actions.map(({ type }) => type).sort());
  });

  it.each(actions)('can be pressed or typed: $type', ({ type }) => {
    // A handler names what it answers as a key or a type; a press says it as the type of an action.
    expect(presses).toMatch(new RegExp(`type: [^;,}]*'${type}'|[?:] '${type}'`));
  });
});
