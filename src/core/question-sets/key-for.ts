import { capped } from '../forms/capped.ts';

const longestKey = 40;
const shortEnough = 24;

/** A key made of the first words of a prompt, such as `howWasTheWeek`, that no other question of the set has. */
export function keyFor(prompt: string, taken: readonly string[]): string {
  const base =
    wordsOf(prompt)
      .reduce(addWord, '')
      .slice(0, longestKey - 3) || 'question';
  const used = new Set(taken);
  let key = base;
  for (let number = 2; used.has(key); number += 1) key = `${base}${number}`;
  return key;
}

function wordsOf(prompt: string): string[] {
  const plain = capped(prompt, 1000)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase();
  return plain.replace(/^[^a-z]+/, '').match(/[a-z0-9]+/g) ?? [];
}

function addWord(key: string, word: string): string {
  if (key === '') return word;
  return key.length >= shortEnough ? key : `${key}${word[0]?.toUpperCase()}${word.slice(1)}`;
}
