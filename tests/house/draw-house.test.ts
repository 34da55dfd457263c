import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { drawHouse } from '../../scripts/house/draw-house.ts';
import { circlesIn } from '../../scripts/house/graph.ts';
import { isOutOfDate, withPicture } from '../../scripts/house/picture-in-page.ts';
import { readSource, readSources } from '../../scripts/house/read-imports.ts';
import { arrowsBetween, roomOf, storeyOf, upwardImports } from '../../scripts/house/rooms.ts';
import { storeys } from '../../scripts/house/storeys.ts';

const floors = [
  { id: 'roof', name: 'Roof', rooms: ['handle.ts'], what: 'the way in' },
  { id: 'middle', name: 'Middle', rooms: ['meetings', 'screens'], what: 'what there is' },
  { id: 'ground', name: 'Ground', rooms: ['people', 'clock.ts'], what: 'under all' },
];

const house: Record<string, string> = {
  'main.ts': "import './slack/app.ts';\nimport './core/handle.ts';\n",
  'slack/app.ts': "import './render/text.ts';\nimport '../core/handle.ts';\n",
  'slack/render/text.ts': '',
  'core/handle.ts': "import './screens/hub/hub.ts';\nimport type { Person } from './people/person.ts';\n",
  'core/screens/hub/hub.ts': "import '../../meetings/meeting.ts';\n",
  'core/meetings/meeting.ts': "import '../people/person.ts';\nimport 'mongoose';\n",
  'core/people/person.ts': "import '../clock.ts';\n",
  'core/clock.ts': '',
  'core/attic/box.ts': '',
};

/** The little house, with some files as they are given here. */
function sourcesWith(changed: Record<string, string> = {}) {
  return Object.entries({ ...house, ...changed }).map(([file, code]) => readSource(file, code));
}

const upwards = { 'core/people/person.ts': "import type { Meeting } from '../meetings/meeting.ts';\n" };
const sideways = { 'core/meetings/meeting.ts': "import '../screens/hub/hub.ts';\n" };

describe('the rooms of the house', () => {
  it.each([
    ['core/handle.ts', 'core/handle.ts', 'roof'],
    ['core/people/person.ts', 'core/people', 'ground'],
    ['core/screens/hub/hub.ts', 'core/screens/hub', 'middle'],
    ['core/people.ts', 'core/people.ts', undefined],
    ['slack/render/text.ts', 'slack', undefined],
    ['main.ts', 'main.ts', undefined],
  ])('are known by their files: %s', (file, room, storey) => {
    expect([roomOf(file), storeyOf(roomOf(file), floors)?.id]).toEqual([room, storey]);
  });

  it('are each on one storey', () => {
    const rooms = storeys.flatMap((storey) => storey.rooms);
    expect(rooms).toEqual([...new Set(rooms)]);
  });

  it('have an import noticed that runs upwards, be it of a type', () => {
    expect(upwardImports(sourcesWith(), floors)).toEqual([]);
    expect(upwardImports(sourcesWith(upwards), floors)).toEqual([
      'core/people/person.ts → core/meetings/meeting.ts',
    ]);
  });

  it('have a circle noticed, be it on one storey', () => {
    expect(circlesIn(arrowsBetween(sourcesWith()))).toEqual([]);
    expect(circlesIn(arrowsBetween(sourcesWith(sideways)))).toEqual([['core/meetings', 'core/screens/hub']]);
  });
});

describe('the picture of the house', () => {
  it('shows every room on its storey, from the top, and which others it needs', () => {
    const lines = drawHouse(sourcesWith(), floors).split('\n');
    expect(lines.map((line) => line.replaceAll('─', '').replaceAll(/ +/g, ' ').trim())).toEqual([
      'room files lines imports',
      '',
      'Around core',
      'main.ts 1 2 slack',
      'slack 2 2 core/handle.ts',
      '',
      'Roof: the way in',
      'handle.ts 1 2 screens/hub',
      '',
      'Middle: what there is',
      'screens/hub 1 1 meetings',
      'meetings 1 2 people',
      '',
      'Ground: under all',
      'people 1 1 clock.ts',
      'clock.ts 1 0',
      '',
      'On no storey of core',
      'attic 1 0',
      '',
      'No import runs upwards.',
      'No rooms form a circle.',
    ]);
  });

  it('points up where an import does, and names who is in a circle', () => {
    const picture = drawHouse(sourcesWith(upwards), floors);
    expect(picture).toMatch(/^ {2}people .* ↑meetings$/m);
    expect(picture).toContain('Imports that run upwards (↑): 1.\nThese form a circle: meetings, people.');
  });

  it('has lines that fit, of all that there is', () => {
    const sources = readSources(fileURLToPath(new URL('../../src', import.meta.url)));
    const picture = drawHouse(sources);
    expect(picture.split('\n').filter((line) => line.length > 110)).toEqual([]);
    expect(picture).toMatch(/^ {2}slack +\d+ +\d+ {3}.*core\//m);
  });
});

describe('the picture in the page', () => {
  const empty = '# Page\n\n<!-- rooms: drawn by npm run rooms -->\n<!-- /rooms -->\n\nThe end.\n';
  const drawn = (changed = {}) => withPicture(empty, drawHouse(sourcesWith(changed), floors));

  it('stands between its marks, as often as it is drawn', () => {
    expect(drawn()).toMatch(
      /^# Page\n\n<!-- rooms.*-->\n\n```\n[^`]*\n```\n\n<!-- \/rooms -->\n\nThe end\.\n$/s,
    );
    expect(withPicture(drawn(upwards), drawHouse(sourcesWith(), floors))).toBe(drawn());
    expect(() => withPicture('# Page\n', '')).toThrow('The page needs the lines');
  });

  it.each([
    ['of a page without any', empty, true],
    ['of the same', drawn(), false],
    ['of another import', drawn({ 'core/clock.ts': "import './attic/box.ts';\n" }), true],
    ['of another room', drawn({ 'core/shed/spade.ts': '' }), true],
    ['of a few lines more', drawn({ 'core/clock.ts': '\n'.repeat(30) }), false],
    ['of many lines more', drawn({ 'core/clock.ts': '\n'.repeat(300) }), true],
    ['of a file more', drawn({ 'core/people/team.ts': '' }), false],
    ['of many files more', drawn({ 'slack/a.ts': '', 'slack/b.ts': '', 'slack/c.ts': '' }), true],
  ])('is noticed to be out of date, or not: %s', (_, page, outOfDate) => {
    expect(isOutOfDate(page, drawn())).toBe(outOfDate);
  });
});
