/** For labels that Tandem wrote itself; what a person wrote is split or shown in full elsewhere instead. */
export function shorten(label: string, longest: number): string {
  return label.length <= longest ? label : `${startOf(label, longest - 1).trimEnd()}…`;
}

/** Cuts text into pieces of at most `longest` units, at a line or a word where there is one; joined they are the text. */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const piece = rest.slice(0, endOfPiece(rest, longest));
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

function endOfPiece(text: string, longest: number): number {
  const window = text.slice(0, longest);
  for (const sign of ['\n', ' ']) {
    const end = window.lastIndexOf(sign) + 1;
    if (end > longest / 2) return end;
  }
  return startOf(text, longest).length;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Longer than any emoji or accented letter that people type. */
const longestGrapheme = 64;

/** The start of a text, without cutting an emoji or an accented letter in two. */
export function startOf(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const from = Math.max(0, longest - longestGrapheme);
  const nearTheEnd = graphemes.segment(text.slice(from, longest + longestGrapheme));
  const end = [...nearTheEnd].map(({ index }) => from + index).findLast((index) => index <= longest);
  return text.slice(0, end === undefined || end === from ? endOfCharacter(text, longest) : end);
}

/** Half of a surrogate pair would be lost on its way to Slack. */
function endOfCharacter(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}
