import { notFound } from '../errors.ts';
import { canSetUp } from '../people/can-set-up.ts';
import { setUpPage } from '../views/set-up-page.ts';
import type { Handlers } from './handler.ts';

export const setUpHandlers: Handlers<'open-set-up'> = {
  async 'open-set-up'(_core, _action, { actor }) {
    if (!(await canSetUp(actor))) throw notFound();
    return { kind: 'show', view: setUpPage() };
  },
};
