import { describe, expect, it } from '@jest/globals';
import { readCsv } from '../../../src/core/imports/read-csv.ts';
import { refusalOf } from '../../support/refusal.ts';

const columns = ['name', 'list'];
const read = (text: string) => readCsv(Buffer.from(text), columns);
const refusal = (bytes: Uint8Array) => refusalOf((async () => readCsv(bytes, columns))());

describe('a CSV file', () => {
  it.each([
    ['with commas', 'name,list\nAnn,a;b\n'],
    ['with semicolons', 'name;list\nAnn;"a;b"\n'],
    ['with a byte-order mark', '\ufeffname,list\nAnn,a;b\n'],
    ['with the line ends of Windows', 'name,list\r\nAnn,a;b\r\n'],
    ['with its columns in another order', 'list,name\na;b,Ann'],
    ['with blanks around cells', 'name , list\n Ann , a;b \n'],
  ])('is read %s', (_, text) => {
    expect(read(text).rows).toEqual([{ line: 2, cells: { name: 'Ann', list: 'a;b' } }]);
  });

  it('counts lines as an editor does: with empty ones and with breaks inside cells', () => {
    const text = 'name,list\n\n"Ann\nLee",x\n,\n"Bob",y\nCat\n';
    expect(read(text).rows.map(({ line }) => line)).toEqual([3, 6]);
    expect(read(text).problems).toEqual([{ line: 7, reason: 'has 1 cell where the header has 2' }]);
  });

  it.each([
    ['lacks the column', 'name\nAnn', ['lacks column "list"']],
    ['has others', 'name,list,nmae,x\nAnn,,,', ['has the unknown columns "nmae", "x"']],
    ['has one twice', 'name,list,name\nAnn,,', ['has twice the column "name"']],
    ['has no lines', 'name,list\n', ['no lines below']],
    ['is empty', '', ['is empty']],
    ['leaves a quote open', 'name,list\n"Ann,x\n', ['line 2']],
  ])('is refused when it %s', async (_, text, expected) => {
    const [title, sentence] = await refusal(Buffer.from(text));
    expect(title).toBe('Nothing was changed.');
    for (const part of expected) expect(sentence).toContain(part);
  });

  it('is refused when it is not UTF-8, rather than imported with broken names', async () => {
    expect(await refusal(Buffer.from('name,list\nSiobh\xe1n,x\n', 'latin1'))).toEqual([
      'Nothing was changed.',
      'line 2, column 6: the file is not UTF-8, from there on. Save it as “CSV UTF-8” and try again.',
    ]);
  });
});
