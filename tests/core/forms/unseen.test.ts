import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneLine, oneLineField, severalLines } from '../../../src/core/forms/shown-text.ts';
import { codeOf, findUnseen, quotable } from '../../../src/core/forms/unseen.ts';

const from = String.fromCodePoint;

/** What Unicode says of one character, category by category; what is drawn although it is a format is named. */
function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const isDrawnFormat =
    [0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd].includes(code) ||
    (code >= 0x600 && code <= 0x605) ||
    (code >= 0x13430 && code <= 0x13440);
  if (isDrawnFormat || /\p{Variation_Selector}/u.test(character)) return false;
  const isNoCharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return (
    isNoCharacter || /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/u.test(character)
  );
}

const anyCharacter = fc.oneof(
  fc.integer({ min: 0, max: 0x10ffff }),
  fc.integer({ min: 0, max: 0x2ff }),
  fc.integer({ min: 0x600, max: 0x6ff }),
  fc.integer({ min: 0x2000, max: 0x206f }),
  fc.integer({ min: 0xfe00, max: 0xffff }),
  fc.integer({ min: 0xe0000, max: 0xe01ff }),
);

describe('what nobody sees in a name', () => {
  it('is what Unicode says of each character between two letters', () => {
    fc.assert(
      fc.property(anyCharacter, (code) => {
        const character = from(code);
        expect([code, findUnseen(`a${character}b`)]).toEqual([
          code,
          isUnseen(character) ? character : undefined,
        ]);
      }),
      { numRuns: 5000 },
    );
  });

  /** Joiners work between two letters of such a script; one that joins also after a letter of a flowing script or a mark. */
  const pieces = {
    latin: 'a',
    blank: ' ',
    farsi: 'ی',
    hindi: 'क',
    virama: '\u094d',
    joiner: '\u200d',
    nonJoiner: '\u200c',
  };
  type Piece = keyof typeof pieces;
  const isJoining = (piece: Piece | undefined) =>
    piece === 'farsi' || piece === 'hindi' || piece === 'virama';

  it('is a joiner that has nothing to join', () => {
    const names = Object.keys(pieces) as Piece[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 8 }), (word) => {
        const isRefused = word.some((piece, index) => {
          const [before, after] = [word[index - 1], word[index + 1]];
          if (piece !== 'joiner' && piece !== 'nonJoiner') return false;
          if (isJoining(before) && isJoining(after)) return false;
          return piece === 'nonJoiner' || !(before === 'farsi' || before === 'virama');
        });
        expect([word, findUnseen(word.map((piece) => pieces[piece]).join('')) !== undefined]).toEqual([
          word,
          isRefused,
        ]);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['José Ó Sé', 'O’Brien', 'de la Cruz', '東京　太郎', 'Ελένη', '123 #1'],
    ['علی‌رضا', 'می‌خواهم', 'ه‍'],
    ['ශ්‍රී ලංකා', 'क्‍ष', 'র‍্যাব', 'ന്‍'],
    ['👩‍💻', '👩🏽‍🦰', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️', '1️⃣'],
    ['葛󠄀城', 'ᠪᠣᠭᠳᠠ᠋'],
  ])('is nothing of how people write their names: %s %s', (...names) => {
    expect(names.map((name) => [name, findUnseen(name)])).toEqual(names.map((name) => [name, undefined]));
  });

  it.each([
    ['a\u202eb', 'U+202E'],
    ['a\u2066b', 'U+2066'],
    ['a\u200fb', 'U+200F'],
    ['a\u061cb', 'U+061C'],
    ['a\u200bb', 'U+200B'],
    ['a\u00adb', 'U+00AD'],
    ['a\u3164b', 'U+3164'],
    ['a\ufe0f\ufe0fb', 'U+FE0F'],
    ['a\u{e0041}b', 'U+E0041'],
    ['\u{1f3f4}\u{e0067}', 'U+E0067'],
    ['a\u0000b', 'U+0000'],
    ['a\u001b[31mb', 'U+001B'],
    ['a\u0086b', 'U+0086'],
    ['a\ud800b', 'U+D800'],
  ])('is spelled out: %j', (name, code) => {
    expect(codeOf(findUnseen(name) ?? '')).toBe(code);
    expect(quotable(name)).toContain(`<${code}>`);
    expect(messageOf(oneLine(80), name)).toBe(`has the character ${code}, which nobody sees`);
    expect(messageOf(oneLineField(80, 'Please.'), name)).toBe(
      `Please take out the character ${code}, which nobody sees.`,
    );
  });
});

function messageOf(schema: ReturnType<typeof oneLine>, given: unknown): string | undefined {
  return schema
    .safeParse(given)
    .error?.issues.map(({ message }) => message)
    .join('; ');
}

describe('a text that is shown', () => {
  it.each(['\n', '\r', '\u2028', '\u2029'])(
    'has no line break in one line, and may have some kinds in several',
    (end) => {
      expect(messageOf(oneLine(80), `a${end}b`)).toBe(`has a line break (${codeOf(end)})`);
      expect(severalLines(80).safeParse('a\r\nb\n\tc').success).toBe(true);
      expect(severalLines(80).safeParse('a\u2028b').success).toBe(false);
    },
  );

  it('is tidied at its ends, and is not only blanks', () => {
    expect(oneLine(80).parse(' \u00a0Ann\u00a0Lee\u3000')).toBe('Ann\u00a0Lee');
    expect(messageOf(oneLine(80), '\u2800')).toBe('has nothing in it that can be seen');
    expect(oneLine(80).safeParse(' \u00a0').success).toBe(false);
  });

  it('is not looked through when it is too long', () => {
    expect(messageOf(oneLine(80), '\u202a'.repeat(1_000_000))).toBe('must have at most 80 characters');
    expect(quotable('x'.repeat(1_000_000))).toHaveLength(81);
  });
});
