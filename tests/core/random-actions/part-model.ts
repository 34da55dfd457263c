/** One drawing of the form, on one of somebody's devices. */
export interface ModelWindow {
  id: string;
  authorId: string;
  /** What each of its fields held when it was drawn. */
  drawn: Readonly<Record<string, string>>;
  /** True where a client leaves an empty text out, so that it may not have been emptied at all. */
  isUnsure: boolean;
}

/** What a window holds as it is sent: each of its fields, empty ones too. */
type Held = Readonly<Record<string, string>>;

/**
 * One side of a 1-to-1 as the rules say it: a save changes only what was changed in that window since it was drawn; of
 * two windows that changed one field the later stands, and the earlier is offered. A draft lies over what is shared.
 */
export class PartModel {
  readonly shared = new Map<string, { words: string; authorId: string }>();
  /** By author and field; empty where its author emptied it. */
  readonly drafts = new Map<string, Map<string, string>>();
  /** Words that were acknowledged and have to be there, with their author: in the draft, offered, or in what is shared. */
  readonly owed = new Map<string, string>();
  /** What each window sent last, by field. */
  readonly #sent = new Map<string, string>();
  readonly #closed = new Set<string>();

  copy(): PartModel {
    const copy = new PartModel();
    for (const [field, answer] of this.shared) copy.shared.set(field, answer);
    for (const [authorId, draft] of this.drafts) copy.drafts.set(authorId, new Map(draft));
    for (const [words, authorId] of this.owed) copy.owed.set(words, authorId);
    for (const [name, words] of this.#sent) copy.#sent.set(name, words);
    for (const windowId of this.#closed) copy.#closed.add(windowId);
    return copy;
  }

  /** What the form of this author holds. */
  formOf(authorId: string): Record<string, string> {
    const shared = [...this.shared].map(([field, { words }]): [string, string] => [field, words]);
    const all = Object.fromEntries([...shared, ...(this.drafts.get(authorId) ?? [])]);
    return Object.fromEntries(Object.entries(all).filter(([, words]) => words !== ''));
  }

  save(window: ModelWindow, held: Held): void {
    if (this.#closed.has(window.id)) return;
    for (const [field, words] of Object.entries(held)) this.#saveField(window, field, words);
  }

  #saveField({ id, authorId, drawn, isUnsure }: ModelWindow, field: string, words: string): void {
    const name = `${id} ${field}`;
    const known = this.#sent.get(name) ?? drawn[field] ?? '';
    if (words === known) return;
    this.#sent.set(name, words);
    // What it held before in this very window was replaced there, before its author's eyes.
    const isLeftOut = words === '' && isUnsure;
    if (!isLeftOut && this.owed.get(known) === authorId) this.owed.delete(known);
    if (words !== '') this.owed.set(words, authorId);
    const draft = this.drafts.get(authorId) ?? new Map<string, string>();
    this.drafts.set(authorId, draft.set(field, words));
    if (words === (this.shared.get(field)?.words ?? '')) draft.delete(field);
  }

  /** Its author puts back what is offered for a field; what stood there is offered in its place. */
  use(authorId: string, field: string, words: string): void {
    const draft = this.drafts.get(authorId) ?? new Map<string, string>();
    this.drafts.set(authorId, draft.set(field, words));
    if (words === (this.shared.get(field)?.words ?? '')) draft.delete(field);
  }

  /** Its author does not want it offered any more. */
  dismiss(words: string): void {
    this.owed.delete(words);
  }

  /** Everything that stands becomes readable; the form with which it was shared is done with. */
  share({ id, authorId }: ModelWindow): boolean {
    const form = this.formOf(authorId);
    if (form.set_title === undefined) return false;
    this.#closed.add(id);
    this.shareAll(authorId);
    return true;
  }

  shareAll(authorId: string): void {
    const form = this.formOf(authorId);
    for (const [field, before] of this.shared) {
      // Somebody else who answers this side took it away: that is theirs to do, and in the history of both.
      if (before.authorId !== authorId && form[field] !== before.words) this.owed.delete(before.words);
      this.shared.delete(field);
    }
    for (const [field, words] of Object.entries(form)) this.shared.set(field, { words, authorId });
    this.drafts.delete(authorId);
  }

  /** Once it is finalised nothing is offered any more; what nobody shared stays its author's draft. */
  settle(): void {
    const standing = [...this.drafts.values()].flatMap((draft) => [...draft.values()]);
    const kept = new Set([...standing, ...[...this.shared.values()].map(({ words }) => words)]);
    for (const words of this.owed.keys()) if (!kept.has(words)) this.owed.delete(words);
  }
}
