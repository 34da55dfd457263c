import { readFileSync, writeFileSync } from 'node:fs';
import { program } from 'commander';
import { drawHouse } from './house/draw-house.ts';
import { isOutOfDate, withPicture } from './house/picture-in-page.ts';
import { readSources } from './house/read-imports.ts';

const path = 'ARCHITECTURE.md';

const { check } = program
  .description(`Draws the rooms of src, and who imports whom, into ${path}.`)
  .option('--check', 'only say whether that is needed')
  .parse()
  .opts<{ check?: true }>();

const page = readFileSync(path, 'utf8');
const drawn = withPicture(page, drawHouse(readSources('src')));
if (!check) {
  writeFileSync(path, drawn);
} else if (isOutOfDate(page, drawn)) {
  console.error(`${path} shows the rooms as they were. Run \`npm run rooms\` and commit what it draws.`);
  process.exitCode = 1;
}
