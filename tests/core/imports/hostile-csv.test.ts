import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/core/errors.ts';
import { checkRows, refuseProblems } from '../../../src/core/imports/check-rows.ts';
import { peopleColumns, peopleRowSchema } from '../../../src/core/imports/people-row.ts';
import { readCsv } from '../../../src/core/imports/read-csv.ts';

function read(file: string | Uint8Array) {
  const { rows, problems } = readCsv(typeof file === 'string' ? Buffer.from(file) : file, peopleColumns);
  const { checked, problems: badCells } = checkRows(rows, peopleRowSchema);
  refuseProblems([...problems, ...badCells]);
  return checked.map(({ values }) => values.name);
}

function refusal(file: string | Uint8Array): string[] {
  try {
    read(file);
  } catch (error) {
    return error instanceof AppError ? error.userMessage.split('\n') : [String(error)];
  }
  return ['it was not refused'];
}

const header = peopleColumns.join(',');
const person = (name: string, email = 'ann@tern.example', team = '') =>
  `${header}\n${email},${name},UTC,,,${team},,,,,,`;

describe('a CSV file that is not meant well', () => {
  it.each([
    ['nothing in it', '', 'The file is empty'],
    ['a header alone', `${header}\n`, 'a header and no lines below it'],
    ['a NUL', person('An\0n'), 'line 2, column 20: there is a NUL (U+0000)'],
    ['Windows-1252', Buffer.from(person('José'), 'latin1'), 'line 2, column 21: the file is not UTF-8'],
    ['UTF-16 without a mark', Buffer.from(person('José'), 'utf16le'), 'looks like UTF-16'],
    ['UTF-16, the other way round', Buffer.from(person('José'), 'utf16le').swap16(), 'looks like UTF-16'],
    ['a quote that is left open', `${header}\n"ann`, 'line 2: a quote (") is opened and never closed'],
    ['a quote inside a cell', person('An"n'), 'line 2, cell 2: a quote (") stands inside a cell'],
    ['too many cells', `${person('Ann')},,`, 'line 2: has 14 cells where the header has 12'],
    ['a very long line', `${header}\n${'a'.repeat(200_000)}`, 'line 2: it is longer than 100000 characters'],
    ['a very long cell', person('a'.repeat(5000)), 'line 2: name is longer than 4000 characters'],
    ['a very long name', person('a'.repeat(400)), `line 2: name "${'a'.repeat(80)}…" is longer than 300`],
    ['300 columns', 'a,'.repeat(300), 'The header has 301 columns'],
    ['another header', 'a\u202eb\nx', 'unknown column "a<U+202E>b"'],
    [
      'nothing but lines that do not fit',
      `${header}\n${'x\n'.repeat(20_000)}`,
      'more than 1000 lines do not fit',
    ],
    ['nothing but quotes', `${header}\n${'"\n'.repeat(20_000)}`, 'more than 1000 lines do not fit'],
    ['a name that turns the writing round', person('a\u202ab'), 'name "a<U+202A>b" has the character U+202A'],
    ['a name over two lines', person('"a\nb"'), 'line 2: name "a<U+000A>b" has a line break (U+000A)'],
    ['an escape sequence in a name', person('a\u001b[2Jb'), 'name "a<U+001B>[2Jb" has the character U+001B'],
    [
      'a team that nobody sees',
      person('Ann', 'ann@tern.example', '\u2060Sales'),
      'primary_team "<U+2060>Sales"',
    ],
    [
      'an e-mail that nobody sees',
      person('Ann', 'a\u200bnn@tern.example'),
      'email "a<U+200B>nn@tern.example" is not',
    ],
  ])('is refused with %s', (_, file, expected) => {
    const [title, ...reasons] = refusal(file);
    expect(title).toBe('Nothing was changed.');
    expect(reasons).toEqual([expect.stringContaining(expected)]);
  });

  it('is refused when it is larger than 64 MB', () => {
    expect(refusal(new Uint8Array(64_000_001))[1]).toBe('The file is larger than 64 MB.');
  });

  it('is read in UTF-16 with a mark, with tabs, and with blanks around its cells', () => {
    const file = person('\u00a0José Ó Sé ').replaceAll(',', '\t');
    const wide = Buffer.from(`\ufeff${file}`, 'utf16le');
    expect([read(file), read(wide), read(wide.swap16())]).toEqual(Array(3).fill(['José Ó Sé']));
  });
});
