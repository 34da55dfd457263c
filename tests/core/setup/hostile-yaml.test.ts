import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/core/errors.ts';
import { readSetupFile } from '../../../src/core/setup/setup-file.ts';

function refusal(file: string): string[] {
  try {
    readSetupFile(file);
  } catch (error) {
    return error instanceof AppError ? error.userMessage.split('\n') : [String(error)];
  }
  return ['it was not refused'];
}

const letters = [...'abcdefghij'];
const bomb = letters.map((letter, index) => {
  const below = letters[index - 1];
  return `${letter}: &${letter} [${Array(9)
    .fill(below ? `*${below}` : 'x')
    .join(', ')}]`;
});

const set = (name: string, prompt = 'P') =>
  `questionSets:\n  - name: ${name}\n    questions:\n      - { key: a, type: mood, prompt: ${prompt} }\n`;

describe('a YAML file that is not meant well', () => {
  it.each([
    ['an alias bomb', bomb.join('\n'), 'more often than is read'],
    [
      '20,000 anchors',
      Array.from({ length: 20_000 }, (_, n) => `k${n}: &a${n} 1`).join('\n'),
      'line 201, column',
    ],
    [
      'lists nested 20,000 deep',
      `cycles: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'line 1, column 58: It is nested too deep',
    ],
    ['maps nested 20,000 deep', '{a: '.repeat(20_000), 'line 1, column 198: It is nested too deep'],
    ['dashes nested 20,000 deep', `${'- '.repeat(20_000)}x`, 'line 1, column 100: It is nested too deep'],
    ['keys nested 20,000 deep', '? '.repeat(20_000), 'line 1, column 100: It is nested too deep'],
    ['an unknown alias', 'cycles: []\nquestionSets: *who', 'line 2, column 15: There is no anchor &who'],
    ['an alias of itself', 'cycles: &a [*a]', 'cycles[0]: must be a map of keys'],
    ['a key twice', 'cycles: []\nholidays: []\ncycles: []', 'line 3, column 1: Map keys must be unique'],
    ['two documents', 'cycles: []\n---\ncycles: []', 'must be one document'],
    ['a merge key', 'x: &x { a: 1 }\ncycles: [{ <<: *x }]', 'line 2: cycles[0]: unknown key "<<"'],
    ['a merge key of YAML 1.1', '%YAML 1.1\n---\ncycles: [{ <<: { name: a } }]', 'unknown key "<<"'],
    ['a tag of its own', 'cycles: !mine []', 'line 1, column 9: Unresolved tag: !mine'],
    ['a tag that makes things', 'cycles: !!js/function "a"', 'line 1, column 9: Unresolved tag'],
    ['a map as a key', '? { a: b }\n: c', 'line 1, column 3: With stringKeys'],
    ['a key of every object', '__proto__: { cycles: [] }', 'unknown key "__proto__"'],
    ['a quote that is left open', 'cycles: [{ name: "a', 'line 1, column'],
    ['a tab that indents', 'cycles:\n\t- a', 'line 2, column 1: Tabs are not allowed'],
    ['nothing', '', 'The file is empty'],
    ['a comment alone', '# nothing\n', 'The file is empty'],
    ['null', '~', 'The file is empty'],
    ['a list', '- a', 'must be a map of keys'],
    ['more than 2 MB', '#'.repeat(2_000_001), 'larger than 2 MB'],
    ['a name that turns the writing round', set('"a\\u202Ab"'), 'name "a<U+202A>b" has the character U+202A'],
    ['a name over two lines', set('"a\\nb"'), 'name "a<U+000A>b" has a line break (U+000A)'],
    ['a NUL in a question', set('a', '"x\\0y"'), 'prompt "x<U+0000>y" has the character U+0000'],
    ['an escape sequence in a key', '"a\\e[31m": x', 'unknown key "a<U+001B>[31m"'],
  ])('is refused with %s', (_, file, expected) => {
    const [title, ...reasons] = refusal(file);
    expect(title).toBe('Nothing was changed.');
    expect(reasons.join('\n')).toContain(expected);
  });

  it('may use a few anchors', () => {
    const file = `${set('One', '&p How was it?')}  - name: Two\n    questions: [{ key: b, type: mood, prompt: *p }]\n`;
    expect(readSetupFile(file).setup.questionSets[1]?.questions[0]?.prompt).toBe('How was it?');
  });
});
