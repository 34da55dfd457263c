import type { Handlers } from '../../chat/handler.ts';
import { notFound } from '../../errors.ts';
import { mayOpenSetUp } from '../../setup/may-open-set-up.ts';
import { setUpPage } from './set-up-page.ts';

export const setUpHandlers: Handlers<'open-set-up'> = {
  async 'open-set-up'(core, _action, { actor }) {
    if (!(await mayOpenSetUp(core, actor))) throw notFound();
    return { kind: 'show', view: setUpPage() };
  },
};
