import { describe, expect, it } from '@jest/globals';
import { describeLoop, findLoops } from '../../../src/core/people/find-loops.ts';

const loopsAmong = (links: Record<string, string>) =>
  findLoops(new Map(Object.entries(links))).map(describeLoop);

describe('a loop of parents or override managers', () => {
  it('P3 is found whatever leads into it, once, and named', () => {
    expect(loopsAmong({ d: 'a', a: 'b', b: 'c', c: 'a', e: 'd' })).toEqual(['a → b → c → a']);
  });

  it('P3 is found when it is of one', () => {
    expect(loopsAmong({ a: 'a', b: 'a' })).toEqual(['a → a']);
  });

  it('P3 is found each time there is one', () => {
    expect(loopsAmong({ a: 'b', b: 'a', c: 'd', d: 'c' })).toEqual(['a → b → a', 'c → d → c']);
  });

  it('P3 is not found in a tree', () => {
    expect(loopsAmong({ a: 'b', b: 'c', d: 'c', e: 'b' })).toEqual([]);
  });
});
