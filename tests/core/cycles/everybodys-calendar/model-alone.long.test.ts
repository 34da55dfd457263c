import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CalendarModel, startModel } from '../../../support/calendar-model/calendar-model.ts';
import { previewOf } from '../../../support/calendar-model/preview.ts';
import type { Moment } from '../../../support/calendar-model/wall-clock.ts';
import { story } from './random-stories.ts';
import { SteadyPeople } from './steady-people.ts';
import type { Story } from './story.ts';
import { justBefore, letHappenTo, nextSweep } from './tell.ts';

/** Lets a story happen to the model alone, which says before each sweep what it will come to. */
function tellModel(told: Story, onSweep: (model: CalendarModel, at: Moment) => void): CalendarModel {
  const model = startModel(told.cycle, told.company, told.at);
  const ahead = [...told.happenings];
  let now = justBefore(told.at);
  while (now < told.end) {
    const next = nextSweep(told, model, now);
    const [happening] = ahead;
    now = happening && happening.at <= next ? happening.at : next;
    if (happening && happening.at <= next) letHappenTo(model, happening);
    else onSweep(model, now);
    if (happening && happening.at <= next) ahead.shift();
  }
  return model;
}

/** What people are promised to have by a moment, as the model says right before. */
function promisedBy(model: CalendarModel, at: Moment): string[] {
  return previewOf(model, at, 4)
    .flatMap(({ occurrence, issues }) => issues.map((issue) => ({ ...issue, occurrence })))
    .filter(({ issueAt }) => issueAt <= at)
    .map(
      ({ occurrence, reviewee, reviewer, dates }) => `${occurrence} ${reviewee} ${reviewer} ${dates.join()}`,
    );
}

const seeded = { seed: 20261217, endOnFailure: true };

describe('the calendar model in random organisations', () => {
  it('C8 does what it previewed', () => {
    fc.assert(
      fc.property(story, (told) => {
        tellModel(told, (model, at) => {
          const before = model.issued.length;
          const promised = promisedBy(model, at);
          model.sweep(at);
          const came = model.issued
            .slice(before)
            .map(
              ({ occurrence, reviewee, reviewer, dates }) =>
                `${occurrence} ${reviewee} ${reviewer} ${dates.join()}`,
            );
          expect(promised).toEqual(expect.arrayContaining(came));
        });
      }),
      { ...seeded, numRuns: 25 },
    );
  });

  it('C11 has one thing to say of each person and occurrence, and something of each since their first', () => {
    fc.assert(
      fc.property(story, (told) => {
        const steady = new SteadyPeople();
        const { state } = tellModel(told, (model, at) => {
          model.sweep(at);
          steady.note(model);
        });
        const all = [
          ...state.issued.map(({ occurrence, reviewee }) => ({ occurrence, person: reviewee })),
          ...state.recorded,
        ];
        for (const { email } of state.company.people) {
          const own = all.filter(({ person }) => person === email).map(({ occurrence }) => occurrence);
          expect(new Set(own).size).toBe(own.length);
          if (!steady.emails().includes(email)) continue;
          const sorted = own.sort((left, right) => left - right);
          expect(sorted).toEqual(sorted.map((_, index) => (sorted[0] ?? 0) + index));
        }
      }),
      { ...seeded, numRuns: 100 },
    );
  });
});
