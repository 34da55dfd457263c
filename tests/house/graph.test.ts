import { describe, expect, it } from '@jest/globals';
import { circlesIn, type Graph, levelsOf, withoutDetours } from '../../scripts/house/graph.ts';

/** From words such as `a>b`; a name alone imports nothing. */
function graphOf(words: string): Graph {
  const arrows = words.split(' ').map((word) => word.split('>'));
  const names = [...new Set(arrows.flat())];
  const targetsOf = (name: string) =>
    arrows.flatMap(([from, to]) => (from === name && to !== undefined ? [to] : []));
  return new Map(names.map((name) => [name, new Set(targetsOf(name))]));
}

const wordsOf = (graph: Graph) =>
  [...graph].flatMap(([from, targets]) => [...targets].map((to) => `${from}>${to}`)).join(' ');

describe('a graph of imports', () => {
  it.each([
    ['a>b b>c a>c', []],
    ['a>b b>a', [['a', 'b']]],
    ['top>a a>b b>c c>a c>below', [['a', 'b', 'c']]],
    [
      'a>b b>a b>c c>d d>c',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('has its circles found: %s', (words, circles) => {
    expect(circlesIn(graphOf(words))).toEqual(circles);
  });

  it.each([
    ['a>b b>c a>c', { a: 2, b: 1, c: 0 }],
    ['a>b b>a b>c d>a', { a: 1, b: 1, c: 0, d: 2 }],
    ['a', { a: 0 }],
  ])('has levels, by the longest way down: %s', (words, levels) => {
    expect(Object.fromEntries(levelsOf(graphOf(words)))).toEqual(levels);
  });

  it.each([
    ['a>b b>c a>c', 'a>b b>c'],
    ['a>b a>c b>d c>d a>d', 'a>b a>c b>d c>d'],
    ['a>b b>a a>c b>c', 'a>b a>c b>a b>c'],
    ['a>b a>c b>c c>b', 'a>b a>c b>c c>b'],
  ])('has its detours left out, but nothing that is in a circle: %s', (words, kept) => {
    expect(wordsOf(withoutDetours(graphOf(words)))).toBe(kept);
  });
});
