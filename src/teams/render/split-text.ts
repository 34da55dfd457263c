/** Cuts a text into pieces of at most `most` characters, after a line or a word where it can; joined they are the text. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = findCut(rest, most);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function findCut(text: string, most: number): number {
  const half = most / 2;
  const afterLine = text.lastIndexOf('\n', most - 1) + 1;
  if (afterLine > half) return afterLine;
  const afterWord = text.lastIndexOf(' ', most - 1) + 1;
  if (afterWord > half) return afterWord;
  return startOfCluster(text, most);
}

/** An emoji of several code units is not torn apart. */
function startOfCluster(text: string, index: number): number {
  const from = Math.max(0, index - 64);
  const start = isLowSurrogate(text, from) ? from + 1 : from;
  const segments = new Intl.Segmenter('en').segment(text.slice(start, index + 64));
  const at = segments.containing(index - start)?.index ?? 0;
  return at > 0 ? start + at : index;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Makes a label of ours fit; never for what a person wrote. */
export function shorten(label: string, most: number): string {
  if (label.length <= most) return label;
  return `${label.slice(0, startOfCluster(label, most - 1)).trimEnd()}…`;
}
