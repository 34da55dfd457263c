import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { openAnswers } from '../../support/open-window.ts';
import { type Company, fieldOf } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const field = (key: string) => fieldOf(oneToOne, key);
const save = () => ({ type: 'save-draft', oneToOneId: oneToOne._id }) as const;
const share = () => ({ type: 'share-answers', oneToOneId: oneToOne._id }) as const;
const open = () => openAnswers(core, company.reviewee, oneToOne._id);
const shown = async (key: string) => (await open()).holds(field(key));

describe('O14 saves that come at one moment', () => {
  it('lose nothing, from as many windows as there are fields', async () => {
    const typed: Record<string, string> = { title: 'One', moved: 'Two', hours: '3', mood: '4', plate: '5' };
    for (let round = 0; round < 10; round += 1) {
      const windows = await Promise.all(
        Object.entries(typed).map(async ([key, value]) => {
          const window = await open();
          window.type(field(key), `${value}${round}`.slice(0, key === 'mood' || key === 'plate' ? 1 : 5));
          return window;
        }),
      );
      await Promise.all(windows.map((window) => window.send(save())));
      expect([await shown('title'), await shown('moved'), await shown('hours')]).toEqual([
        `One${round}`,
        `Two${round}`,
        `3${round}`,
      ]);
      expect([await shown('mood'), await shown('plate')]).toEqual(['4', '5']);
    }
  });

  it('during Share are shared with it or stay a draft', async () => {
    for (let round = 0; round < 20; round += 1) {
      const sharing = await open();
      sharing.type(field('mood'), '4');
      sharing.type(field('plate'), '2');
      const typing = await open();
      typing.type(field('moved'), `Later ${round}`);
      await Promise.all([sharing.send(share()), typing.send(save())]);
      expect(await shown('moved')).toBe(`Later ${round}`);
    }
  });
});
