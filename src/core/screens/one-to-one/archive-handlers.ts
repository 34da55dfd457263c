import type { Handlers } from '../../chat/handler.ts';
import type { Archiving } from '../../chat/one-to-one-actions.ts';
import type { Request } from '../../chat/reply.ts';
import type { Form } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { findForArchive } from '../../one-to-ones/find-for-archive.ts';
import { loadOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { archive, restore, wasMoved } from '../../steps/archive.ts';
import { archiveMany } from '../../steps/archive-many.ts';
import { archiveForm, chosenPrefix } from './archive-form.ts';

type ArchiveActions = 'archive-one-to-one' | 'restore-one-to-one' | 'open-archive' | 'archive-chosen';

export const archiveHandlers: Handlers<ArchiveActions> = {
  async 'archive-one-to-one'(core, { oneToOneId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    if (!(await wasMoved(core, seen, 'archived'))) await archive(core, seen);
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: 'Archived. It is in no list any more.',
    };
  },

  async 'restore-one-to-one'(core, { oneToOneId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    if (!(await wasMoved(core, seen, 'restored'))) await restore(core, seen);
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said: 'Restored.' };
  },

  async 'open-archive'(core, { doing, page }, request) {
    return { kind: 'show', view: await formFor(core, request, doing, page) };
  },

  async 'archive-chosen'(core, { doing, page }, request) {
    const chosen = chosenIn(request.values);
    if (chosen.length === 0) {
      const error = 'Please tick at least one.';
      return { kind: 'errors', form: await formFor(core, request, doing, page, error) };
    }
    const done = await archiveMany(core, request.actor, doing, chosen);
    const said = `${done} ${doing === 'archive' ? 'archived' : 'restored'}.`;
    return { kind: 'go', to: { type: 'open-archive', doing, page }, said };
  },
};

async function formFor(
  core: Core,
  { actor, values }: Request,
  doing: Archiving,
  page: number | undefined,
  error?: string,
): Promise<Form> {
  const typed = typeof values.search === 'string' ? values.search.trim() : '';
  const search = typed === '' ? undefined : typed;
  const shown = await findForArchive(core, actor, doing, defined({ search, page }));
  return archiveForm(defined({ doing, page: shown, values, error }));
}

function chosenIn(values: FormValues): string[] {
  return Object.entries(values)
    .filter(([id]) => id.startsWith(chosenPrefix))
    .flatMap(([, chosen]) => chosen);
}
