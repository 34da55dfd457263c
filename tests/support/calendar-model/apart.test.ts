import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const folder = fileURLToPath(new URL('.', import.meta.url));
const ownTests = ["'@jest/globals'", "'node:fs'", "'node:path'", "'node:url'"];

it('is a calendar of its own: the model imports nothing but itself, not a type of the product either', () => {
  const imported = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\b(?:from|import\() ?('[^']+')/g)].map(
      ([, what = '']) => what,
    ),
  );
  expect(imported.length).toBeGreaterThan(20);
  expect(imported.filter((what) => !what.startsWith("'./") && !ownTests.includes(what))).toEqual([]);
});
