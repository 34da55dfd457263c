import type { Graph } from './graph.ts';
import type { SourceFile } from './read-imports.ts';
import { type Storey, storeys } from './storeys.ts';

/** A folder of core is a room, and so is a folder within it. Around core a whole folder is one. */
export function roomOf(file: string): string {
  const [first = file] = file.split('/');
  if (first !== 'core') return first;
  const folders = file.split('/').slice(0, -1);
  return folders.length > 1 ? folders.join('/') : file;
}

/** The storey of core on which a room is; a room within a room is on its storey. */
export function storeyOf(room: string, house: readonly Storey[] = storeys): Storey | undefined {
  return house.find(({ rooms }) => rooms.some((each) => `${room}/`.startsWith(`core/${each}/`)));
}

/**
 * Which files import which others.
 * @param isCounted which imports to go by; all of them, unless said otherwise
 */
export function importsBetween(
  sources: readonly SourceFile[],
  isCounted: (each: SourceFile['imports'][number]) => boolean = () => true,
): Graph {
  const known = new Set(sources.map(({ file }) => file));
  const targetsOf = ({ imports }: SourceFile) =>
    imports.filter(isCounted).flatMap(({ file }) => (file !== undefined && known.has(file) ? [file] : []));
  return new Map(sources.map((source) => [source.file, new Set(targetsOf(source))]));
}

/** Which rooms import which others. */
export function arrowsBetween(sources: readonly SourceFile[]): Graph {
  const arrows = new Map<string, Set<string>>(sources.map(({ file }) => [roomOf(file), new Set()]));
  for (const { from, to } of passages(sources)) arrows.get(from.room)?.add(to.room);
  return arrows;
}

interface Passage {
  from: { file: string; room: string };
  to: { file: string; room: string };
}

/** Every import that leads out of a room. */
function passages(sources: readonly SourceFile[]): Passage[] {
  const inRoom = (file: string) => ({ file, room: roomOf(file) });
  return [...importsBetween(sources)]
    .flatMap(([file, targets]) => [...targets].map((to) => ({ from: inRoom(file), to: inRoom(to) })))
    .filter(({ from, to }) => from.room !== to.room);
}

export function isUpwards(from: string, to: string, house: readonly Storey[] = storeys): boolean {
  const [start, end] = [from, to].map((room) => storeyOf(room, house));
  // Nothing can be said of a room that is on no storey.
  return start !== undefined && end !== undefined && house.indexOf(end) < house.indexOf(start);
}

/** Every import of a file that runs from a lower storey to a higher one, as `from → to`. */
export function upwardImports(sources: readonly SourceFile[], house: readonly Storey[] = storeys): string[] {
  return passages(sources)
    .filter(({ from, to }) => isUpwards(from.room, to.room, house))
    .map(({ from, to }) => `${from.file} → ${to.file}`);
}
