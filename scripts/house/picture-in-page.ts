const start = '<!-- rooms: drawn by npm run rooms -->';
const end = '<!-- /rooms -->';

/** The page with this picture in it, in the place of the one that it had. */
export function withPicture(page: string, picture: string): string {
  const [before, after] = [page.indexOf(start), page.indexOf(end)];
  if (before === -1 || after < before) throw new Error(`The page needs the lines ${start} and ${end}.`);
  return `${page.slice(0, before + start.length)}\n\n\`\`\`\n${picture}\n\`\`\`\n\n${page.slice(after)}`;
}

const sizes = /^( {2}\S+) +(\d+) +(\d+)/gm;

function sizesIn(page: string): number[] {
  return [...page.matchAll(sizes)].flatMap(([, , files, lines]) => [Number(files), Number(lines)]);
}

/**
 * Whether the page no longer says how it is. Rooms and imports must be exact. How large a room is changes with every
 * commit: that may be off by a fifth, and by a little more in a small room.
 */
export function isOutOfDate(page: string, drawn: string): boolean {
  const withoutSizes = (text: string) => text.replaceAll(sizes, '$1');
  const now = sizesIn(drawn);
  const isFarOff = (size: number, index: number) => {
    const today = now[index] ?? 0;
    // Files and lines take turns.
    return Math.abs(size - today) > today / 5 + (index % 2 === 0 ? 1 : 50);
  };
  return withoutSizes(page) !== withoutSizes(drawn) || sizesIn(page).some(isFarOff);
}
