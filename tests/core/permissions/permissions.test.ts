import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { loadOneToOne } from '../../../src/core/one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import {
  isAllowed,
  mayReadEarlier,
  permissionTable,
  type Right,
  relationsTo,
} from '../../../src/core/permissions/permissions.ts';
import type { VisibleTo } from '../../../src/core/permissions/visible-to.ts';
import { whoCanRead } from '../../../src/core/permissions/who-can-read.ts';
import { narrowerOf, settingsFor } from '../../../src/core/permissions/written.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import {
  act,
  addPerson,
  type Company,
  fieldOf,
  issueOpen,
  makeCompany,
} from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T10:00:00Z');
let company: Company;
let oneToOne: OneToOne;
const people: Record<string, Person> = {};

beforeAll(async () => {
  company = await makeCompany(core);
  oneToOne = await issueOpen(core);
  const secondary = await addPerson('Sam Second');
  await TeamModel.updateOne({ name: 'Platform' }, { $set: { secondaryManagerIds: [secondary._id] } });
  const otherManager = await addPerson('Olga Other');
  await TeamModel.create({ name: 'Sales', primaryManagerId: otherManager._id });
  Object.assign(people, {
    reviewee: company.reviewee,
    reviewer: company.reviewer,
    'manager of others': otherManager,
    'secondary manager': secondary,
    hr: company.hr,
    admin: await addPerson('Ada Admin', { role: 'admin' }),
    owner: await addPerson('Oki Owner', { role: 'owner' }),
    colleague: company.colleague,
    'former HR': await addPerson('Gone Hr', { role: 'hr', isActive: false }),
  });
  const moved = fieldOf(oneToOne, 'moved');
  const required = { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' };
  const id = { oneToOneId: oneToOne._id };
  await act(
    core,
    company.reviewee,
    { type: 'share-answers', ...id },
    { ...required, [moved]: 'shared-answer' },
  );
  await act(
    core,
    company.reviewee,
    { type: 'save-draft', ...id },
    { ...required, [moved]: 'reviewee-draft' },
  );
  await act(core, company.reviewer, { type: 'save-draft', ...id }, { [fieldOf(oneToOne, 'plate')]: '5' });
  await act(core, company.reviewee, { type: 'add-agenda-point', ...id }, { text: 'agenda-point' });
  await act(
    core,
    company.reviewee,
    { type: 'add-note', ...id },
    { text: 'public-note', visibility: 'public' },
  );
  await act(
    core,
    company.reviewee,
    { type: 'add-note', ...id },
    { text: 'private-note', visibility: 'private' },
  );
});

/** Everything a person is shown of the 1-to-1, or the refusal. */
async function everythingShownTo(person: Person): Promise<string> {
  const shown: string[] = [];
  for (const tab of ['agenda', 'answers', 'actions', 'notes'] as const) {
    shown.push(
      JSON.stringify(await act(core, person, { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab })),
    );
  }
  return shown.join('\n');
}

type Sees = 'everything shared' | 'nothing at all';

describe('V1 what each person reads of a 1-to-1', () => {
  const table: [string, Sees][] = [
    ['reviewee', 'everything shared'],
    ['reviewer', 'everything shared'],
    ['hr', 'everything shared'],
    ['admin', 'everything shared'],
    ['owner', 'everything shared'],
    ['manager of others', 'nothing at all'],
    ['secondary manager', 'nothing at all'],
    ['colleague', 'nothing at all'],
    ['former HR', 'nothing at all'],
  ];

  it.each(table)('%s: %s', async (who, sees) => {
    const person = people[who] as Person;
    if (sees === 'nothing at all') {
      await expect(everythingShownTo(person)).rejects.toMatchObject({ code: 'not-found' });
      return;
    }
    const shown = await everythingShownTo(person);
    for (const text of ['shared-answer', 'agenda-point', 'public-note']) expect(shown).toContain(text);
  });

  it.each(
    Object.keys(permissionTable.see)
      .concat(['admin', 'owner'])
      .filter((who) => who !== 'anyone' && who !== 'successor'),
  )('%s reads no draft and no private note of anybody else', async (who) => {
    const person = people[who] as Person;
    const shown = await everythingShownTo(person);
    expect(shown.includes('private-note')).toBe(who === 'reviewee');
    expect(shown).not.toContain('reviewee-draft');
    const seen = await loadOneToOne(core, person, oneToOne._id);
    for (const part of [seen.oneToOne.parts.reviewee, seen.oneToOne.parts.reviewer]) {
      expect(Object.keys(part.drafts ?? {}).filter((author) => author !== person._id)).toEqual([]);
    }
  });

  it('V2 what may not be seen answers as what does not exist', async () => {
    const messages = await Promise.all(
      [oneToOne._id, `${oneToOne.cycleId}:99:${company.reviewee._id}`].map((oneToOneId) =>
        act(core, company.colleague, { type: 'open-one-to-one', oneToOneId }).catch(
          (error: Error) => error.message,
        ),
      ),
    );
    expect(messages[0]).toBe(messages[1]);
    expect(typeof messages[0]).toBe('string');
  });

  it('HR reads no content when the organisation says so, yet still sees how far it is', async () => {
    await SettingsModel.updateOne(
      { _id: 'organisation' },
      { $set: { isContentVisibleToHr: false } },
      { upsert: true },
    );
    const shown = await everythingShownTo(company.hr);
    await SettingsModel.deleteMany();
    for (const text of ['shared-answer', 'agenda-point', 'public-note']) expect(shown).not.toContain(text);
    expect(shown).toContain('shared');
  });
});

describe('V1 what each person may do', () => {
  const pointFree: [UserAction['type'], string[]][] = [
    ['open-answers', ['reviewee', 'reviewer']],
    ['save-draft', ['reviewee', 'reviewer']],
    ['open-agenda-form', ['reviewee', 'reviewer', 'hr', 'admin', 'owner']],
    ['open-action-form', ['reviewee', 'reviewer', 'hr', 'admin', 'owner']],
    ['open-note-form', ['reviewee', 'reviewer', 'hr', 'admin', 'owner']],
    ['open-finalise', ['reviewer', 'hr', 'admin', 'owner']],
  ];

  for (const [type, allowed] of pointFree) {
    it.each([
      ...new Set([
        ...allowed,
        'reviewee',
        'hr',
        'manager of others',
        'secondary manager',
        'colleague',
        'former HR',
      ]),
    ])(`${type}: %s`, async (who) => {
      const action = { type, oneToOneId: oneToOne._id } as UserAction;
      const before = await snapshot();
      const attempt = act(core, people[who] as Person, action, await ownDraftOf(people[who] as Person));
      if (allowed.includes(who)) await expect(attempt).resolves.toBeDefined();
      else {
        await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/not-found|not-allowed/) });
        expect(await snapshot()).toEqual(before);
      }
    });
  }

  it('P5 a stand-in acts for an absent reviewer, without their draft, and loses that on return', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: isoDate('2026-12-01'), until: isoDate('2026-12-02'), standInId: standIn._id };
    await PersonModel.updateOne({ _id: company.reviewer._id }, { $set: { absences: [absence] } });
    const shown = await everythingShownTo(standIn);
    expect(shown).toContain('shared-answer');
    const form = await act(core, standIn, { type: 'open-answers', oneToOneId: oneToOne._id });
    expect(JSON.stringify(form)).not.toContain('"value":"5"}');
    core.turnTo('2026-12-03T10:00:00Z');
    await expect(everythingShownTo(standIn)).rejects.toMatchObject({ code: 'not-found' });
    core.turnTo('2026-12-02T10:00:00Z');
  });
});

describe('the permission table', () => {
  const settings = (isContentVisibleToHr: boolean) => ({ isContentVisibleToHr, history: 'never' as const });

  it('V1 grants a right only when one of the relations has it', () => {
    const rights = Object.keys(permissionTable) as Right[];
    fc.assert(
      fc.property(
        fc.constantFrom(...rights),
        fc.subarray(['reviewee', 'reviewer', 'successor', 'hr', 'anyone'] as const),
        fc.boolean(),
        (right, relations, isVisible) => {
          const grants = relations.map((relation) => permissionTable[right][relation]);
          const expected = grants.includes('yes') || (isVisible && grants.includes('setting'));
          expect(isAllowed(relations, right, settings(isVisible))).toBe(expected);
        },
      ),
    );
  });

  it('T1 lets HR read as the template says or, where it says nothing, as the organisation does', () => {
    const reads = (visibleTo: VisibleTo, isVisible: boolean) =>
      isAllowed(['hr'], 'read-shared', settingsFor({ visibleTo }, settings(isVisible)));
    for (const isVisible of [true, false]) {
      expect(reads('pair', isVisible)).toBe(false);
      expect(reads('hr', isVisible)).toBe(true);
      expect(reads(undefined, isVisible)).toBe(isVisible);
    }
  });

  it('T1 lets nobody read what hangs on two things who may not read both', () => {
    const any = fc.constantFrom<VisibleTo[]>('pair', 'hr', undefined);
    fc.assert(
      fc.property(any, any, fc.boolean(), (left, right, isVisible) => {
        const [one, other, both] = [
          { visibleTo: left },
          { visibleTo: right },
          narrowerOf({ visibleTo: left }, { visibleTo: right }),
        ].map((written) => settingsFor(written, settings(isVisible)).isContentVisibleToHr);
        expect(both).toBe(one && other);
      }),
    );
  });

  it('grants a stranger nothing', () => {
    for (const right of Object.keys(permissionTable) as Right[]) {
      expect(isAllowed(['anyone'], right, settings(true))).toBe(false);
    }
  });

  it('an HR person who is the reviewee is the reviewee and nothing else', () => {
    const person = { ...company.hr, _id: oneToOne.revieweeId };
    expect(relationsTo(oneToOne, person, company.reviewer, isoDate('2026-12-02'))).toEqual(['reviewee']);
  });

  it('the sentence beside a field names HR exactly when HR may read', () => {
    const pair = { you: 'reviewee', revieweeName: 'Mei', reviewerName: 'Tomasz' } as const;
    for (const what of ['answers', 'agenda-point', 'action-point', 'public-note'] as const) {
      expect(whoCanRead(what, pair, settings(true))).toContain('HR');
      expect(whoCanRead(what, pair, settings(false))).not.toContain('HR');
    }
    for (const what of ['draft', 'private-note'] as const) {
      expect(whoCanRead(what, pair, settings(true))).toBe('Only you can read this.');
    }
  });
});

describe('what a new reviewer may read of the past', () => {
  const issuedAt = new Date('2026-12-02T09:00:00Z');
  const before = new Date('2026-12-02T08:00:00Z');
  const after = new Date('2026-12-09T09:00:00Z');

  it('P6 is everything, what the reviewee released, or nothing', () => {
    const decide = (history: 'always' | 'withConsent' | 'never') =>
      [undefined, before, after].map((releasedAt) => mayReadEarlier({ history }, releasedAt, { issuedAt }));
    expect(decide('always')).toEqual([true, true, true]);
    expect(decide('withConsent')).toEqual([false, false, true]);
    expect(decide('never')).toEqual([false, false, false]);
  });

  it('P6 gives a successor the right to read, and no other', () => {
    const rights = (Object.keys(permissionTable) as Right[]).filter((right) =>
      isAllowed(['successor'], right, { isContentVisibleToHr: true }),
    );
    expect(rights).toEqual(['see', 'read-shared']);
  });

  it('V1 stands in the sentence beside a field', () => {
    const pair = { you: 'reviewee', revieweeName: 'Mei', reviewerName: 'Tomasz' } as const;
    const sentence = (
      what: 'answers' | 'agenda-point' | 'private-note',
      history: 'always' | 'withConsent' | 'never',
    ) => whoCanRead(what, pair, { isContentVisibleToHr: false, history });
    expect(sentence('answers', 'always')).toBe(
      'Only you until you share; then also Tomasz and later reviewers.',
    );
    expect(sentence('answers', 'withConsent')).toContain('later reviewers if you agree');
    expect(sentence('answers', 'never')).not.toContain('later');
    expect(sentence('agenda-point', 'never')).toContain('later reviewers while it is open');
    expect(sentence('private-note', 'always')).toBe('Only you can read this.');
  });
});

async function snapshot(): Promise<unknown> {
  return JSON.stringify([
    await OneToOneModel.find().lean(),
    await AgendaPointModel.find().lean(),
    await NoteModel.find().lean(),
  ]);
}

/** Saving what is already there changes nothing for whoever may. */
async function ownDraftOf(person: Person): Promise<FormValues> {
  const stored = await OneToOneModel.findById(oneToOne._id).lean<OneToOne>();
  const { reviewee, reviewer } = stored?.parts ?? {};
  const { fields = {} } = reviewee?.drafts?.[person._id] ?? reviewer?.drafts?.[person._id] ?? {};
  return Object.fromEntries(Object.entries(fields).map(([id, { value }]) => [id, value]));
}
