import type { Handlers } from '../../chat/handler.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { readForm } from '../../forms/read-form.ts';
import { findPeople } from '../../people/find-people.ts';
import { findPersonIn } from '../../people/find-person-in.ts';
import { findStandingInFor } from '../../people/find-standing-in-for.ts';
import type { Person } from '../../people/person.ts';
import { mustBeHr } from '../../permissions/permissions.ts';
import {
  absenceInputSchema,
  addAbsence,
  endAbsence,
  loadAbsentee,
} from '../../preferences/change-absences.ts';
import { removeStandIn } from '../../preferences/stand-ins.ts';
import { dayIn } from '../../time/local-time.ts';
import { absenceForm, absenceSearchForm } from './absence-form.ts';
import { type AbsencesPage, absencesPage } from './absences-page.ts';

type AbsenceActions =
  | 'open-absences'
  | 'open-absence-form'
  | 'add-absence'
  | 'end-absence'
  | 'remove-stand-in'
  | 'open-absence-search'
  | 'find-absences';

export const absenceHandlers: Handlers<AbsenceActions> = {
  async 'open-absences'(core, { personId, page }, { actor }) {
    return show(core, actor, await loadAbsentee(actor, personId), page);
  },

  async 'open-absence-form'(_core, { personId }, { actor }) {
    const person = await loadAbsentee(actor, personId);
    return { kind: 'show', view: absenceForm(actor, person, { values: {}, errors: {} }) };
  },

  async 'add-absence'(core, { personId }, { actor, values }) {
    const person = await loadAbsentee(actor, personId);
    const read = readForm(absenceInputSchema, values);
    const errors = 'errors' in read ? read.errors : await addAbsence(core, actor, person, read.input);
    if (Object.keys(errors).length > 0) {
      return { kind: 'errors', form: absenceForm(actor, person, { values, errors }) };
    }
    return { kind: 'go', to: { type: 'open-absences', personId }, said: 'Added.' };
  },

  async 'end-absence'(core, { personId, from }, { actor }) {
    await endAbsence(core, actor, await loadAbsentee(actor, personId), from);
    return { kind: 'go', to: { type: 'open-absences', personId }, said: 'Done.' };
  },

  async 'remove-stand-in'(core, { personId, from, standInId }, { actor }) {
    await removeStandIn(core, actor, await loadAbsentee(actor, personId), { from, standInId });
    return { kind: 'go', to: { type: 'open-absences', personId }, said: 'Nobody stands in then.' };
  },

  async 'open-absence-search'(_core, _action, { actor }) {
    mustBeHr(actor);
    return { kind: 'show', view: absenceSearchForm({ values: {}, errors: {} }) };
  },

  async 'find-absences'(_core, _action, { actor, values }) {
    mustBeHr(actor);
    const found = await findPersonIn(values);
    if ('error' in found) {
      return { kind: 'errors', form: absenceSearchForm({ values, errors: { person: found.error } }) };
    }
    return { kind: 'go', to: { type: 'open-absences', personId: found.person._id } };
  },
};

async function show(core: Core, actor: Person, person: Person, page?: number): Promise<Reply> {
  const today = dayIn(core.clock.now(), person.timeZone);
  const people = await findPeople(person.absences.flatMap(({ standInId }) => standInId ?? []));
  const data: AbsencesPage = {
    actor,
    person,
    today,
    names: new Map([...people].map(([id, { name }]) => [id, name])),
    standingInFor: actor._id === person._id ? await findStandingInFor(core, actor) : [],
  };
  return { kind: 'show', view: absencesPage(data, page) };
}
