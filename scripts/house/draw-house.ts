import { circlesIn, type Graph, levelsOf, withoutDetours } from './graph.ts';
import type { SourceFile } from './read-imports.ts';
import { arrowsBetween, isUpwards, roomOf, storeyOf, upwardImports } from './rooms.ts';
import { type Storey, storeys } from './storeys.ts';

const width = 110;

function nameOf(room: string): string {
  return room.replace(/^core\//, '');
}

/** A list over as many lines as it takes, all but the first of them indented. */
function wrap(items: readonly string[], indent: number): string {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last === undefined || indent + last.length + item.length + 3 > width) lines.push(item);
    else lines[lines.length - 1] = `${last}, ${item}`;
  }
  return lines.join(`,\n${' '.repeat(indent)}`);
}

interface House {
  sources: readonly SourceFile[];
  arrows: Graph;
  /** The arrows without those that go without saying. */
  plainArrows: Graph;
  levels: ReadonlyMap<string, number>;
  storeys: readonly Storey[];
}

function drawArrows(room: string, { arrows, plainArrows, storeys: house }: House): string[] {
  const isInCore = room.startsWith('core/');
  return [...(arrows.get(room) ?? [])]
    .flatMap((target) => {
      const name = isInCore ? nameOf(target) : target;
      if (isUpwards(room, target, house)) return [`↑${name}`];
      return plainArrows.get(room)?.has(target) ? [name] : [];
    })
    .sort();
}

function drawRoom(room: string, house: House): string {
  const files = house.sources.filter(({ file }) => roomOf(file) === room);
  const lines = files.reduce((sum, each) => sum + each.lines, 0);
  const start = `  ${nameOf(room).padEnd(22)}${String(files.length).padStart(4)}${String(lines).padStart(7)}   `;
  return `${start}${wrap(drawArrows(room, house), start.length)}`.trimEnd();
}

function drawFloor(title: string, rooms: readonly string[], house: House): string[] {
  if (rooms.length === 0) return [];
  const levelOf = (room: string) => house.levels.get(room) ?? 0;
  const fromTheTop = [...rooms].sort((a, b) => levelOf(b) - levelOf(a) || (a < b ? -1 : 1));
  return [`── ${title} `.padEnd(width, '─'), ...fromTheTop.map((room) => drawRoom(room, house)), ''];
}

function drawFloors(house: House): string[] {
  const rooms = [...house.arrows.keys()];
  const inCore = rooms.filter((room) => room.startsWith('core/'));
  const onFloor = (storey: Storey | undefined) =>
    inCore.filter((room) => storeyOf(room, house.storeys) === storey);
  return [
    ...drawFloor(
      'Around core',
      rooms.filter((room) => !inCore.includes(room)),
      house,
    ),
    ...house.storeys.flatMap((storey) => drawFloor(`${storey.name}: ${storey.what}`, onFloor(storey), house)),
    ...drawFloor('On no storey of core', onFloor(undefined), house),
  ];
}

function tellOfTangles({ sources, arrows, storeys: house }: House): string[] {
  const upwards = upwardImports(sources, house).length;
  const circles = circlesIn(arrows).map((circle) => `These form a circle: ${wrap(circle.map(nameOf), 22)}.`);
  return [
    upwards === 0 ? 'No import runs upwards.' : `Imports that run upwards (↑): ${upwards}.`,
    ...(circles.length === 0 ? ['No rooms form a circle.'] : circles),
  ];
}

/** The rooms from the roof down, as plain text: how large each is, and which others it needs. */
export function drawHouse(sources: readonly SourceFile[], floors: readonly Storey[] = storeys): string {
  const arrows = arrowsBetween(sources);
  const plainArrows = withoutDetours(arrows);
  const house = { sources, arrows, plainArrows, levels: levelsOf(arrows), storeys: floors };
  const heading = `  ${'room'.padEnd(21)}files  lines   imports`;
  return [heading, '', ...drawFloors(house), ...tellOfTangles(house)].join('\n');
}
