import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { leftOutItemOf } from '../../../../src/core/screens/cycles/cycle-page.ts';
import { templateInputSchema } from '../../../../src/core/templates/template.ts';
import { leftOutInWords } from '../../../../src/core/views/describe-cycle.ts';
import { member } from '../../../support/members.ts';

const reasons = Object.keys(leftOutInWords);

/** The first column of the table of reasons. */
function reasonsInDocs(): string[] {
  const [, table = ''] = readFileSync('docs/files.md', 'utf8').split('| `reason` ');
  return [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, reason = '']) => reason);
}

describe('the reasons why somebody is left out', () => {
  it('P8 are those that others are told of', () => {
    expect(reasons).toEqual(
      expect.arrayContaining([
        'no manager',
        'inactive',
        'away throughout',
        'closed until then',
        'paused',
        'missed',
        'excluded',
        'is the reviewer',
        'no start date',
        'start date has passed',
        'no return ahead',
        "not the creator's report",
      ]),
    );
    expect(reasonsInDocs().sort()).toEqual([...reasons].sort());
  });

  it('P8 tell a coach who left from a manager who is missing', () => {
    const template = { ...templateInputSchema.parse({ name: 'Weekly' }), _id: 'weekly', questionSetIds: [] };
    const detailWith = (more: object) => {
      const seen = { template: { ...template, ...more } } as unknown as Parameters<typeof leftOutItemOf>[0];
      return leftOutItemOf(seen)({ person: member('mei'), reason: 'no manager' });
    };
    expect(detailWith({})).toMatchObject({ detail: 'has no manager' });
    expect(detailWith({ reviewerId: 'gone' })).toMatchObject({
      detail: 'the reviewer of this template is no longer active',
    });
  });
});
