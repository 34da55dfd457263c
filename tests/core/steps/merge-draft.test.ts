import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from '../../../src/core/forms/digest-of.ts';
import type { Draft, Typed } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { AskedQuestion } from '../../../src/core/question-sets/question.ts';
import { mergeDraft, type Save } from '../../../src/core/steps/merge-draft.ts';

const ids = ['q1', 'q2', 'q3'];
const asked = ids.map((id) => ({ id, type: 'shortText' }) as AskedQuestion);
const windows = ['phone', 'laptop', 'office'];

/** Opening the form, typing into it, or the arrival of an earlier message once more. */
type Move =
  | { kind: 'open'; window: number }
  | { kind: 'type'; window: number; field: number; text: string; isHeldUp: boolean }
  | { kind: 'repeat'; which: number };

const texts = fc.constantFrom('', 'a', 'ab', 'abc', 'x', 'xy', '$x');
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('open' as const), window: fc.nat(2) }),
    fc.record({
      kind: fc.constant('type' as const),
      window: fc.nat(2),
      field: fc.nat(2),
      text: texts,
      isHeldUp: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(20) }),
  ),
  { maxLength: 40 },
);

interface Message {
  window: string;
  typedAt: number;
  shows: Record<string, string>;
  drawn: Record<string, string>;
}

/** What the rules say: the later change of a field stays, and what another window had put there can be restored. */
class Model {
  readonly values: Record<string, string>;
  readonly #delivered: Record<string, { typedAt: number; shows: Record<string, string> }> = {};
  /** What nobody has replaced who had it before their eyes: none of it may be missing. */
  readonly living: Record<string, { text: string; by: string }[]> = { q1: [], q2: [], q3: [] };

  constructor(shared: Record<string, string>) {
    this.values = Object.fromEntries(ids.map((id) => [id, shared[id] ?? '']));
  }

  deliver({ window, typedAt, shows, drawn }: Message): void {
    const before = this.#delivered[window] ?? { typedAt: 0, shows: drawn };
    if (typedAt <= before.typedAt) return;
    for (const id of ids) {
      const text = shows[id] ?? '';
      const seen = before.shows[id];
      if (text === seen || text === this.values[id]) continue;
      const isReplaced = ({ text: old, by }: { text: string; by: string }) =>
        by === window || (old === seen && old === this.values[id]);
      this.living[id] = (this.living[id] ?? []).filter((each) => !isReplaced(each));
      this.values[id] = text;
      if (text !== '') this.living[id].push({ text, by: window });
    }
    this.#delivered[window] = { typedAt, shows };
  }
}

function saveOf({ window, typedAt, shows, drawn }: Message): Save {
  return {
    asked,
    values: Object.fromEntries(Object.entries(shows).filter(([, text]) => text !== '')),
    form: {
      window,
      drawn: Object.fromEntries(Object.entries(drawn).map(([id, text]) => [id, digestOf(text)])),
      emptied: ids.filter((id) => shows[id] === ''),
      typedAt,
    },
    at: new Date(typedAt),
  };
}

function valuesIn(draft: Draft | undefined, shared: Record<string, string>): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, String(draft?.fields[id]?.value ?? shared[id] ?? '')]));
}

describe('O14 a draft that is written in several windows', () => {
  it('holds what the rules say, however messages are held up and repeated, and loses nothing', () => {
    fc.assert(
      fc.property(moves, fc.dictionary(fc.constantFrom(...ids), texts), (all, shared) => {
        const sharedFields = Object.fromEntries(
          Object.entries(shared).map(([id, value]): [string, Typed] => [id, { value, at: new Date(0) }]),
        );
        const model = new Model(shared);
        let draft: Draft | undefined;
        let drawings = 0;
        const open = new Map<string, Message>();
        const heldUp: Message[] = [];
        const sent: Message[] = [];
        const deliver = (message: Message) => {
          model.deliver(message);
          draft = mergeDraft(draft, sharedFields, saveOf(message));
          expect(valuesIn(draft, shared)).toEqual(model.values);
        };
        all.forEach((move, step) => {
          if (move.kind === 'open') {
            drawings += 1;
            const drawn = { ...model.values };
            const window = `${windows[move.window]}-${drawings}`;
            open.set(windows[move.window] ?? '', { window, typedAt: 0, shows: { ...drawn }, drawn });
          } else if (move.kind === 'type') {
            const form = open.get(windows[move.window] ?? '');
            if (!form) return;
            form.shows[ids[move.field] ?? ''] = move.text;
            const message = { ...form, typedAt: step + 1, shows: { ...form.shows } };
            sent.push(message);
            if (move.isHeldUp) heldUp.push(message);
            else deliver(message);
          } else {
            const message = sent[move.which];
            if (message) deliver(message);
          }
        });
        for (const message of heldUp) deliver(message);
        for (const id of ids) {
          const aside = (draft?.aside?.[id] ?? []).map(({ value }) => value);
          const there = [model.values[id], ...aside];
          expect(there).toEqual(expect.arrayContaining((model.living[id] ?? []).map(({ text }) => text)));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
