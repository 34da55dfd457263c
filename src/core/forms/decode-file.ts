import { fileRefusal } from './file-refusal.ts';

export interface FileLimits {
  /** In bytes. */
  largest: number;
  /** What to do about a file that is not UTF-8, as a sentence. */
  advice: string;
}

/** UTF-8 with or without a byte-order mark, or UTF-16 with one. */
const marks: { encoding: string; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * The text of a file, without a byte-order mark.
 * @throws {AppError} when it is too large, empty or no text, with line and column where there is one
 */
export function decodeFile(bytes: Uint8Array, { largest, advice }: FileLimits): string {
  if (bytes.length > largest) throw tooLarge(largest);
  const mark = marks.find(({ bytes: first }) => first.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.encoding ?? 'utf-8';
  if (!mark && isUnmarkedUtf16(bytes)) {
    throw fileRefusal([`The file looks like UTF-16 without a byte-order mark. ${advice}`]);
  }
  const text = decode(bytes, encoding);
  if (text === undefined) {
    const where = placeAfter(decodableStart(bytes, encoding));
    const what = mark ? `${encoding.slice(0, 6).toUpperCase()}, as its mark says` : 'UTF-8';
    throw fileRefusal([`${where}: the file is not ${what}, from there on. ${advice}`]);
  }
  if (text.trim() === '') throw fileRefusal(['The file is empty.']);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw fileRefusal([`${placeAfter(text.slice(0, nul))}: there is a NUL (U+0000).`]);
  return text;
}

export function tooLarge(largest: number): Error {
  return fileRefusal([`The file is larger than ${Math.floor(largest / 1_000_000)} MB.`]);
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** As much from the start as is in the encoding: found by halves, for it may be long. */
function decodableStart(bytes: Uint8Array, encoding: string): string {
  let [good, bad] = [0, bytes.length];
  const startOf = (length: number) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (startOf(middle) === undefined) bad = middle;
    else good = middle;
  }
  return startOf(good) ?? '';
}

/** `line 3, column 7`, as people count, of what follows this text. */
function placeAfter(text: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** In a text of two bytes a character each line break is one with a NUL, always on the same side. */
function isUnmarkedUtf16(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  const nuls: [number, number] = [0, 0];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) nuls[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = nuls;
  if (even > 0 && odd > 0) return false;
  return even + odd > 1 && everyBreakIsWide(bytes, even > 0 ? 0 : 1);
}

function everyBreakIsWide(bytes: Uint8Array, sideOfNul: 0 | 1): boolean {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    const isHigh = at % 2 === sideOfNul;
    const beside = bytes[sideOfNul === 0 ? at - 1 : at + 1];
    if (!isHigh && beside !== 0) return false;
  }
  return true;
}
