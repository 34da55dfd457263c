/** Something that nobody would write, and what is wrong with it. */
interface Nonsense {
  name: string;
  value: unknown;
}

const nested = (depth: number, around: (inner: unknown) => unknown): unknown => {
  let made: unknown = 1;
  for (let level = 0; level < depth; level += 1) made = around(made);
  return made;
};

/** Of each kind one. */
export const nonsense: readonly Nonsense[] = [
  { name: 'nothing', value: null },
  { name: 'a truth', value: true },
  { name: 'a number', value: 7 },
  { name: 'a number beyond all', value: Number.MAX_VALUE },
  { name: 'no words', value: '' },
  { name: 'blanks alone', value: ' \t\u00a0\u3000'.repeat(500) },
  { name: '100,000 characters', value: 'x'.repeat(100_000) },
  { name: '20,000 words', value: 'go '.repeat(20_000) },
  { name: 'NUL', value: 'agenda\u0000 @mei plan' },
  { name: 'half a character', value: 'agenda \ud800 plan' },
  { name: 'text that turns round', value: 'agenda \u202enalp\u202c' },
  { name: 'marks upon marks', value: `agenda e${'\u0301'.repeat(5_000)}` },
  { name: 'lines of a header', value: 'agenda\r\nSet-Cookie: a=b\r\n\r\n' },
  { name: 'a command of a database', value: { $ne: null } },
  { name: 'code for a database', value: { $where: 'while(true);' } },
  {
    name: 'another prototype',
    value: JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"id":1}}}'),
  },
  { name: 'a method that is none', value: { toString: 1, valueOf: 2, toJSON: 3 } },
  { name: 'an empty object', value: {} },
  { name: 'an empty list', value: [] },
  { name: 'a list in a list', value: [[['home']]] },
  { name: '5,000 entries', value: Array.from({ length: 5_000 }, (_, index) => index) },
  {
    name: '3,000 fields',
    value: Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`k${index}`, index])),
  },
  { name: 'a field of 50,000 characters', value: { ['k'.repeat(50_000)]: 1 } },
  { name: 'objects 3,000 deep', value: nested(3_000, (inner) => ({ a: inner })) },
  { name: 'lists 3,000 deep', value: nested(3_000, (inner) => [inner]) },
];
