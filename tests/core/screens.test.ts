import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { actionsByScreen } from '../../src/core/chat/user-action.ts';

const screens = fileURLToPath(new URL('../../src/core/screens', import.meta.url));

/** What the handlers in the folder of a screen answer, each as often as it is answered. */
async function answeredIn(screen: string): Promise<string[]> {
  const files = readdirSync(`${screens}/${screen}`).filter((file) => file.endsWith('-handlers.ts'));
  const answered: string[] = [];
  for (const file of files) {
    const module: Record<string, unknown> = await import(`../../src/core/screens/${screen}/${file}`);
    for (const [name, handlers] of Object.entries(module))
      if (name.endsWith('Handlers')) answered.push(...Object.keys(handlers as object));
  }
  return answered.sort();
}

describe('what people can do', () => {
  it('has a screen for every folder of screens, and a folder for every screen', () => {
    expect(readdirSync(screens).sort()).toEqual(Object.keys(actionsByScreen).sort());
  });

  it.each(Object.entries(actionsByScreen))(
    'on the screen %s is answered there, once each',
    async (screen, actions) => {
      expect(await answeredIn(screen)).toEqual(actions.map((action) => action.shape.type.value).sort());
    },
  );

  it('is one thing on one screen', () => {
    const types = Object.values(actionsByScreen).flatMap((actions) =>
      actions.map((action) => action.shape.type.value as string),
    );
    expect(new Set(types).size).toBe(types.length);
  });
});
