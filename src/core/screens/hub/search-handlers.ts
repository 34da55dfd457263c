import type { Handlers } from '../../chat/handler.ts';
import { notFound } from '../../errors.ts';
import { findOfPerson } from '../../one-to-ones/find-of-person.ts';
import { findPeople } from '../../people/find-people.ts';
import { findPersonIn } from '../../people/find-person-in.ts';
import { mustBeHr } from '../../permissions/permissions.ts';
import { dayIn } from '../../time/local-time.ts';
import { oneToOneSearchForm, oneToOnesOfPerson } from './one-to-one-search.ts';

type SearchActions = 'open-one-to-one-search' | 'find-one-to-ones' | 'list-one-to-ones-of';

/** HR, admins and owners find the 1-to-1s of others by name; everybody's own stand in their hub. */
export const searchHandlers: Handlers<SearchActions> = {
  async 'open-one-to-one-search'(_core, _action, { actor }) {
    mustBeHr(actor);
    return { kind: 'show', view: oneToOneSearchForm({ values: {}, errors: {} }) };
  },

  async 'find-one-to-ones'(_core, _action, { actor, values }) {
    mustBeHr(actor);
    const found = await findPersonIn(values);
    if ('error' in found) {
      return { kind: 'errors', form: oneToOneSearchForm({ values, errors: { person: found.error } }) };
    }
    return { kind: 'go', to: { type: 'list-one-to-ones-of', personId: found.person._id } };
  },

  async 'list-one-to-ones-of'(core, { personId, page }, { actor }) {
    mustBeHr(actor);
    const person = (await findPeople([personId])).get(personId);
    if (!person) throw notFound('That person');
    const found = await findOfPerson(core, actor, personId, page);
    return { kind: 'show', view: oneToOnesOfPerson(person, found, dayIn(core.clock.now(), actor.timeZone)) };
  },
};
