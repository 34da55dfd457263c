import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/core/errors.ts';
import { checkRows, refuseProblems } from '../../../src/core/imports/check-rows.ts';
import { peopleColumns, peopleRowSchema } from '../../../src/core/imports/people-row.ts';
import { readCsv } from '../../../src/core/imports/read-csv.ts';
import { readSetupFile } from '../../../src/core/setup/setup-file.ts';

const megabyte = (shape: string) => shape.repeat(Math.ceil(1_000_000 / shape.length));

/** Read until it is refused: a stack that overflows or a sum that grows with the square fails or does not end. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error.userMessage;
    throw error;
  }
  return 'it was taken';
}

const yamlShapes = [
  ...[
    '}',
    ']',
    '[',
    '{a,',
    '- ',
    '? ',
    ': ',
    '& ',
    '&a ',
    '*a ',
    '! ',
    '!a ',
    '!!str ',
    '"',
    "'",
    '"\\x',
    '`',
    '@',
  ],
  ...[
    '%\n',
    '---\n',
    '...\n',
    '- x\n',
    'a: b\n',
    'k: &a\n',
    '- *a\n',
    '- - ',
    'x ',
    'x\n ',
    '|\n',
    '> ',
    '\u202a',
    '\ufeff',
  ],
];
const withStart = [
  `cycles: [${megabyte('{},')}]`,
  `cycles: [${megabyte('\n')}`,
  `cycles:\n${megabyte('  - {name: a}\n')}`,
  `cycles:\n${megabyte(`  - [${'a,'.repeat(50)}]\n`)}`,
  `cycles: []\n${megabyte('x: 1 #\n')}`,
  `questionSets: [{ name: "${megabyte('\\u202a')}" }]`,
];

describe('a megabyte of one shape', () => {
  it.each([...yamlShapes.map(megabyte), ...withStart].map((file) => [file.slice(0, 20), file]))(
    'is refused as YAML: %j',
    (_, file) => {
      const said = refusal(() => readSetupFile(file));
      expect(said).toMatch(/^Nothing was changed\.\n(line \d+(, column \d+)?: |The file )/);
      expect(said.length).toBeLessThan(20_000);
    },
  );

  it.each([
    '"',
    ',',
    ';',
    '\t',
    'a,',
    '"",',
    '"\n',
    '"a"\n',
    '",\n',
    'x\n',
    'x,\n',
    ',\n',
    ',\r',
    '" ',
    "'",
    '\u202a',
    '\ufeff',
    '\r',
    '\r\n',
    '-',
  ])('is refused as the lines of a CSV file: %j', (shape) => {
    const file = Buffer.from(`${peopleColumns.join(',')}\n${megabyte(shape)}`);
    const said = refusal(() => {
      const { rows, problems } = readCsv(file, peopleColumns);
      const { checked, problems: badCells } = checkRows(rows, peopleRowSchema);
      refuseProblems([...problems, ...badCells]);
      return checked;
    });
    expect(said).toMatch(/^Nothing was changed\.\n(line \d+(, cell \d+)?: |The file )/);
  });

  it.each(peopleColumns)('is refused in the column %s', (column) => {
    const shapes = ['a', '@', '-', '@-', 'a@', 'a.', ';', 'a;', '\u200d', 'https://a/', '0'];
    for (const shape of shapes) {
      const cells = peopleColumns.map((name) => (name === column ? megabyte(shape).slice(0, 4000) : ''));
      const row = [
        {
          line: 2,
          cells: Object.fromEntries(peopleColumns.map((name, index) => [name, cells[index] ?? ''])),
        },
      ];
      expect(refusal(() => refuseProblems(checkRows(row, peopleRowSchema).problems))).toMatch(
        /^Nothing was changed/,
      );
    }
  });
});
