import fc from 'fast-check';

const firsts = ['Anna', 'Bea', 'ANNA', 'Zoë', 'Łukasz'];
const lasts = ['Berg', 'Schmidt', 'anna', 'Berg Schmidt', ''];
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .split(/\s+/)
    .join(' ')
    .trim();

/** The rule, read anew: the words begin with a whole name that one person alone has, and with no longer part of a name. */
export function mayAct(names: readonly string[], words: readonly string[]): number | undefined {
  const wordsOf = names.map((name) => fold(name).split(' '));
  for (let length = words.length; length > 0; length -= 1) {
    const said = fold(words.slice(0, length).join(' '));
    const whole = wordsOf.flatMap((each, index) => (each.join(' ') === said ? [index] : []));
    if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined;
    const isPart = wordsOf.some(
      (each) => each.slice(0, length).join(' ') === said || each.slice(-length).join(' ') === said,
    );
    if (isPart) return undefined;
  }
  return undefined;
}

export const aName = fc
  .tuple(fc.constantFrom(...firsts), fc.constantFrom(...lasts))
  .map(([first, last]) => `${first} ${last}`.trim());
export const someWords = fc.array(
  fc.constantFrom('Anna', 'anna', 'Berg', 'Schmidt', 'Bea', 'Zoe', 'łukasz', 'salary', 'x'),
  { minLength: 1, maxLength: 5 },
);
