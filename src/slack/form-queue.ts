/** One drawing of one open form: Slack gives a view another hash whenever it is drawn anew. */
export interface Drawing {
  viewId: string;
  hash: string;
}

/** Keeps what comes from one open form in the order in which it was typed. */
export interface FormQueue {
  /** Runs `work` unless something newer was typed meanwhile, or the form as it was drawn has been sent. */
  save(drawing: Drawing, typedAt: number, work: () => Promise<void>): Promise<void>;
  /** Runs `work` after what was typed before; `isDone` says whether this drawing takes no more typing. */
  send<T>(drawing: Drawing, work: () => Promise<T>, isDone: (result: T) => boolean): Promise<T>;
  /** Takes typing again: what was sent could not be answered, and the form is still there. */
  reopen(drawing: Drawing): void;
  /** Whether this is the first time that this form had to complain. */
  isFirstComplaint(viewId: string): boolean;
}

interface OpenForm {
  tail: Promise<unknown>;
  typedAt: number;
  sentHashes: Set<string>;
  hasComplained: boolean;
}

const mostForms = 5000;

export function createFormQueue(): FormQueue {
  const forms = new Map<string, OpenForm>();

  function formOf(viewId: string): OpenForm {
    const form = forms.get(viewId) ?? newForm();
    forms.delete(viewId);
    forms.set(viewId, form);
    for (const oldest of forms.keys()) {
      if (forms.size <= mostForms) break;
      forms.delete(oldest);
    }
    return form;
  }

  return {
    async save({ viewId, hash }, typedAt, work) {
      const form = formOf(viewId);
      form.typedAt = Math.max(form.typedAt, typedAt);
      await inTurn(form, async () => {
        if (typedAt >= form.typedAt && !form.sentHashes.has(hash)) await work();
      });
    },
    send({ viewId, hash }, work, isDone) {
      const form = formOf(viewId);
      return inTurn(form, async () => {
        const result = await work();
        if (isDone(result)) form.sentHashes.add(hash);
        return result;
      });
    },
    reopen({ viewId, hash }) {
      formOf(viewId).sentHashes.delete(hash);
    },
    isFirstComplaint(viewId) {
      const form = formOf(viewId);
      const isFirst = !form.hasComplained;
      form.hasComplained = true;
      return isFirst;
    },
  };
}

function newForm(): OpenForm {
  return { tail: Promise.resolve(), typedAt: 0, sentHashes: new Set(), hasComplained: false };
}

function inTurn<T>(form: OpenForm, work: () => Promise<T>): Promise<T> {
  const turn = form.tail.then(work, work);
  form.tail = turn;
  return turn;
}
