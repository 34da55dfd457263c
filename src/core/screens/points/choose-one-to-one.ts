import type { Reply, Request } from '../../chat/reply.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Core } from '../../core.ts';
import { AppError } from '../../errors.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { gatherThreads } from './gather-threads.ts';
import { pickOneToOneForm } from './pick-one-to-one-form.ts';

/** The 1-to-1 that was named, chosen in a form, or the only open one; otherwise the form that asks which. */
export async function chooseOneToOne(
  core: Core,
  request: Request,
  oneToOneId: string | undefined,
  ask: { title: string; next: UserAction },
): Promise<{ seen: SeenOneToOne } | { reply: Reply }> {
  const { actor, values } = request;
  if (oneToOneId !== undefined) return { seen: await loadOneToOne(core, actor, oneToOneId) };
  const { threads, choices } = await gatherThreads(core, actor);
  const openIds = new Set(threads.filter(({ isIssued }) => isIssued).map((thread) => thread.oneToOneId));
  const open = choices.filter((choice) => openIds.has(choice.oneToOneId));
  if (open.length === 0) {
    throw new AppError(
      'not-found',
      'You have no open 1-to-1 at the moment. "agenda" adds a point to the next one.',
    );
  }
  const chosen = open.length === 1 ? open[0]?.oneToOneId : values.with;
  if (typeof chosen === 'string' && openIds.has(chosen))
    return { seen: await loadOneToOne(core, actor, chosen) };
  const isFirstAsk = values.with === undefined && request.surface !== 'dialog';
  if (isFirstAsk) return { reply: { kind: 'show', view: pickOneToOneForm(ask.title, open, ask.next) } };
  const errors = { with: 'Please choose one.' };
  return { reply: { kind: 'errors', form: pickOneToOneForm(ask.title, open, ask.next, values, errors) } };
}
