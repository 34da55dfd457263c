import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Cycle } from '../../../../src/core/cycles/cycle.ts';
import type { Person } from '../../../../src/core/people/person.ts';
import { cyclePreviewPage } from '../../../../src/core/screens/cycles/cycle-preview-page.ts';
import { type Template, templateInputSchema } from '../../../../src/core/templates/template.ts';
import { leftOutInWords } from '../../../../src/core/views/describe-cycle.ts';
import { weekBefore23December } from '../../../support/cycles.ts';
import { member } from '../../../support/members.ts';

const reasons = Object.keys(leftOutInWords);

/** The first column of the table of reasons. */
function reasonsInDocs(): string[] {
  const [, table = ''] = readFileSync('docs/files.md', 'utf8').split('| `reason` ');
  return [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, reason = '']) => reason);
}

const template: Template = {
  ...templateInputSchema.parse({ name: 'Weekly' }),
  _id: 'weekly',
  visibleTo: 'hr',
  questionSetIds: [],
};

const { firstIssueOn: issueOn, ...deadlines } = weekBefore23December;
const previewed = {
  seen: {
    cycle: { _id: 'weekly', name: 'Weekly', dates: weekBefore23December, status: 'active' } as Cycle,
    template,
    actor: { locale: 'en-GB' } as Person,
    scope: 'everybody' as const,
  },
  plan: {
    ...{ occurrence: 0, dates: { issueOn, ...deadlines }, issues: [], skips: [] },
    leftOut: [{ person: member('mei'), reason: 'no manager' as const }],
  },
};

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
    const { seen, plan } = previewed;
    const detailsWith = (more: Partial<Template>) =>
      cyclePreviewPage({ seen: { ...seen, template: { ...template, ...more } }, plan, isLeftOut: true })
        .body.filter((element) => element.kind === 'item')
        .map(({ detail }) => detail);
    expect(detailsWith({})).toEqual(['has no manager']);
    expect(detailsWith({ reviewerId: 'gone' })).toEqual([
      'the reviewer of this template is no longer active',
    ]);
  });
});
