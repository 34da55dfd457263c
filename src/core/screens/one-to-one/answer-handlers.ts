import type { Go, Handlers } from '../../chat/handler.ts';
import type { Request } from '../../chat/reply.ts';
import type { Form } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { digestOf } from '../../forms/digest-of.ts';
import type { FormValues } from '../../forms/form-values.ts';
import {
  counterpartOf,
  loadOneToOne,
  ownPartOf,
  type SeenOneToOne,
} from '../../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../../one-to-ones/must-be.ts';
import type { Capacity } from '../../one-to-ones/one-to-one.ts';
import { previousAnswers } from '../../one-to-ones/previous-answers.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import { noteReading, noteReadingsOf } from '../../readings/note-reading.ts';
import { dismissEarlier, earlierTyped, useEarlier } from '../../steps/choose-earlier.ts';
import { ownValues, saveDraft } from '../../steps/save-draft.ts';
import { shareAnswers } from '../../steps/share-answers.ts';
import { answersForm, questionPages } from './answers-form.ts';

type AnswerActions =
  | 'open-answers'
  | 'save-draft'
  | 'turn-page'
  | 'save-and-close'
  | 'share-answers'
  | 'use-earlier'
  | 'dismiss-earlier';

export const answerHandlers: Handlers<AnswerActions> = {
  async 'open-answers'(core, { oneToOneId, page }, request) {
    const seen = await loadOneToOne(core, request.actor, oneToOneId);
    mustBeUnfinished(seen);
    return { kind: 'show', view: await formFor(core, seen, page ?? firstOpenPage(seen, request), request) };
  },

  async 'save-draft'(core, action, request) {
    await save(core, action, request);
    return { kind: 'nothing' };
  },

  async 'turn-page'(core, action, request) {
    const seen = await save(core, action, request);
    return { kind: 'show', view: await formFor(core, seen, action.to, request) };
  },

  async 'save-and-close'(core, action, request) {
    await save(core, action, request);
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId: action.oneToOneId },
      said: 'Saved as a draft that only you can see.',
    };
  },

  async 'share-answers'(core, action, request) {
    const seen = await save(core, action, request);
    const shared = await shareAnswers(core, request.actor, seen, request.form);
    if (shared.isShared) {
      return {
        kind: 'go',
        to: { type: 'open-one-to-one', oneToOneId: action.oneToOneId, tab: 'answers' },
        said: `Shared. ${counterpartOf(seen).name} is told.`,
      };
    }
    const page = pageWithError(seen, shared.errors, request);
    return { kind: 'errors', form: await formFor(core, seen, page, request, shared.errors) };
  },

  async 'use-earlier'(core, action, request) {
    await useEarlier(core, await save(core, action, request), action);
    return backToForm(action);
  },

  async 'dismiss-earlier'(core, action, request) {
    await dismissEarlier(core, await save(core, action, request), action);
    return backToForm(action);
  },
};

function backToForm({ oneToOneId, page = 0 }: { oneToOneId: string; page?: number | undefined }): Go {
  return { kind: 'go', to: { type: 'open-answers', oneToOneId, page } };
}

function pagesFor(seen: SeenOneToOne, { savesWhileTyping }: Request) {
  return questionPages(questionsOf(seen.oneToOne, ownPartOf(seen)), savesWhileTyping);
}

/** A form is opened again where it was left: on the first page that nothing was written on. */
function firstOpenPage(seen: SeenOneToOne, request: Request): number {
  const values = ownValues(seen, ownPartOf(seen));
  const index = pagesFor(seen, request).findIndex((page) => page.every(({ id }) => values[id] === undefined));
  return Math.max(0, index);
}

function pageWithError(seen: SeenOneToOne, errors: Record<string, string>, request: Request): number {
  const index = pagesFor(seen, request).findIndex((page) => page.some(({ id }) => errors[id] !== undefined));
  return Math.max(0, index);
}

async function save(
  core: Core,
  { oneToOneId, page = 0 }: { oneToOneId: string; page?: number | undefined },
  request: Request,
): Promise<SeenOneToOne> {
  const seen = await loadOneToOne(core, request.actor, oneToOneId);
  return saveDraft(core, seen, pagesFor(seen, request)[page] ?? [], request);
}

async function formFor(
  core: Core,
  seen: SeenOneToOne,
  page: number,
  request: Request,
  errors: Record<string, string> = {},
): Promise<Form> {
  const part = ownPartOf(seen);
  const values = ownValues(seen, part);
  const { answers: previous, fromOthers } = await previousAnswers(seen, part);
  await noteReading(core, seen);
  await noteReadingsOf(core, seen.actor, fromOthers, capacityIn(seen));
  return answersForm({
    seen,
    part,
    values,
    earlier: earlierTyped(seen, part),
    outdated: outdatedFields(values, request),
    previous,
    errors,
    page,
    savesWhileTyping: request.savesWhileTyping,
  });
}

/** Fields of the form from which this came that hold something else by now than they do there. */
function outdatedFields(now: FormValues, { form, values }: Request): string[] {
  return Object.keys(form?.drawn ?? {}).filter((id) => digestOf(now[id]) !== digestOf(values[id]));
}

/** As what somebody reads what another reviewer answered before. */
function capacityIn({ actor, oneToOne }: SeenOneToOne): Capacity {
  return actor._id === oneToOne.reviewerId ? 'later-reviewer' : 'stand-in';
}
