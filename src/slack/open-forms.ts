/** One drawing of one open form: Slack gives a view another hash whenever it is drawn anew. */
export interface Drawing {
  viewId: string;
  hash: string;
}

/** Knows of each open form what was typed last and whether it was sent: requests may overtake each other. */
export interface OpenForms {
  noteTyping(drawing: Drawing, typedAt: number): void;
  /** Whether something newer was typed, or the form as it was drawn has been sent. */
  isOutdated(drawing: Drawing, typedAt: number): boolean;
  noteSent(drawing: Drawing): void;
  /** Takes typing again: what was sent could not be answered, and the form is still there. */
  reopen(drawing: Drawing): void;
  /** Whether a failure to save is news: it is said once, until saving works again. */
  noteSaving(drawing: Drawing, hasFailed: boolean): { isNews: boolean };
}

interface OpenForm {
  typedAt: number;
  sentHashes: Set<string>;
  isFailing: boolean;
}

/** Slack does not always say that a form is closed, so the oldest ones are forgotten. */
const mostForms = 5000;

export function createOpenForms(): OpenForms {
  const forms = new Map<string, OpenForm>();

  function formOf({ viewId }: Drawing): OpenForm {
    const form = forms.get(viewId) ?? { typedAt: 0, sentHashes: new Set(), isFailing: false };
    forms.delete(viewId);
    forms.set(viewId, form);
    const [oldest] = forms.keys();
    if (forms.size > mostForms && oldest !== undefined) forms.delete(oldest);
    return form;
  }

  return {
    noteTyping(drawing, typedAt) {
      const form = formOf(drawing);
      form.typedAt = Math.max(form.typedAt, typedAt);
    },
    isOutdated(drawing, typedAt) {
      const form = formOf(drawing);
      return typedAt < form.typedAt || form.sentHashes.has(drawing.hash);
    },
    noteSent(drawing) {
      formOf(drawing).sentHashes.add(drawing.hash);
    },
    reopen(drawing) {
      formOf(drawing).sentHashes.delete(drawing.hash);
    },
    noteSaving(drawing, hasFailed) {
      const form = formOf(drawing);
      const isNews = hasFailed && !form.isFailing;
      form.isFailing = hasFailed;
      return { isNews };
    },
  };
}
