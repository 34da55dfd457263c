/**
 * Which characters of a text nobody sees: controls, marks that turn the direction of writing, and what Unicode calls
 * ignorable. With them two names look alike that are not, and a text reads otherwise than it is stored. Three kinds are
 * part of how names are written and pass where they do that work: joiners, variation selectors, and flags' tags.
 */

/** Scripts in which a joiner between letters chooses how they are drawn: those of India, and those written in one go. */
const joiningScripts = {
  cursive: [
    ...['Adlam', 'Arabic', 'Chorasmian', 'Hanifi_Rohingya', 'Mandaic', 'Manichaean', 'Mongolian', 'Nko'],
    ...['Old_Uyghur', 'Phags_Pa', 'Psalter_Pahlavi', 'Sogdian', 'Syriac'],
  ],
  stacking: [
    ...[
      'Bengali',
      'Devanagari',
      'Grantha',
      'Gujarati',
      'Gurmukhi',
      'Kannada',
      'Khmer',
      'Malayalam',
      'Meetei_Mayek',
    ],
    ...['Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Tibetan', 'Tirhuta'],
  ],
};

const classOf = (scripts: readonly string[]) => scripts.map((script) => `\\p{Script=${script}}`).join('');
const cursive = `(?=[\\p{L}\\p{M}])[${classOf(joiningScripts.cursive)}]`;
const joining = `(?=[\\p{L}\\p{M}])[${classOf(Object.values(joiningScripts).flat())}]`;
const stackingMark = `(?=\\p{M})[${classOf(joiningScripts.stacking)}]`;
const tag = '[\\u{E0020}-\\u{E007E}]';

const seen = [
  `(?<=${joining})[\\u200C\\u200D](?=${joining})`,
  // At the end of a word it leaves a letter as in its middle, and keeps a mark that silences a vowel in sight.
  `(?<=${cursive}|${stackingMark})\\u200D`,
  '(?<=\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0F]?)\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=[\\p{L}\\p{N}\\p{P}\\p{S}]|(?!\\p{Variation_Selector})\\p{M})\\p{Variation_Selector}',
  `(?<=\\u{1F3F4}${tag}{0,8})${tag}(?=${tag}{0,8}\\u{E007F})|(?<=\\u{1F3F4}${tag}{1,8})\\u{E007F}`,
  // Signs that enclose the digits after them, and those that arrange hieroglyphs, are format characters that are drawn.
  '[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}\\u{13430}-\\u{13440}]',
].join('|');

const unseen =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}';
const inOneLine = new RegExp(`(?!${seen})[${unseen}]`, 'u');
const inLines = new RegExp(`(?!${seen}|\\r\\n|[\\n\\t])[${unseen}]`, 'u');
const everywhere = new RegExp(inOneLine, 'gu');
const nothingToSee = /^[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** The first character that nobody sees; in a text of several lines their ends and tabs are none. */
export function findUnseen(text: string, { mayHaveLines = false } = {}): string | undefined {
  return (mayHaveLines ? inLines : inOneLine).exec(text)?.[0];
}

/** Whether there is nothing in it but blanks of some kind. */
export function isBlank(text: string): boolean {
  return nothingToSee.test(text);
}

/** `U+202A`, as people look it up. */
export function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const longestQuoted = 80;

/** What was given, as it may be repeated on a screen: what nobody sees is spelled out, and what is long is cut. */
export function quotable(text: string, longest = longestQuoted): string {
  const start = [...text.slice(0, 2 * longest)].slice(0, longest).join('');
  const cut = start.length < text.length ? `${start}…` : start;
  return cut.replace(everywhere, (character) => `<${codeOf(character)}>`);
}
