import type { Reply, Request, SentForm } from '../../src/core/chat/reply.ts';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import { type Form, fieldsOf, type Input } from '../../src/core/chat/view.ts';
import type { Core } from '../../src/core/core.ts';
import { digestOf } from '../../src/core/forms/digest-of.ts';
import type { FormValues } from '../../src/core/forms/form-values.ts';
import type { Person } from '../../src/core/people/person.ts';
import { act } from './small-company.ts';

/** A form that somebody has open: what they type stays in it until it is sent. */
export interface OpenWindow {
  /** Leaves it in the field; an empty text empties it. */
  type(fieldId: string, value: string | string[]): void;
  holds(fieldId: string): string | string[];
  /** Sends all that is in it, as a client would. */
  send(action: UserAction, more?: Partial<Request>): Promise<Reply>;
  /** What a client would send, to be sent later or again. */
  pack(more?: Partial<SentForm>): { values: FormValues; form: SentForm };
}

let windows = 0;

/** Opens the answers of a 1-to-1, as the app draws them now. */
export async function openAnswers(
  core: Core,
  person: Person,
  oneToOneId: string,
  more: Partial<Request> = {},
): Promise<OpenWindow> {
  const reply = await act(core, person, { type: 'open-answers', oneToOneId, page: 0 }, {}, more);
  return windowOf(core, person, formIn(reply), more);
}

function windowOf(core: Core, person: Person, form: Form, more: Partial<Request> = {}): OpenWindow {
  windows += 1;
  const window = `window-${windows}`;
  const fields = fieldsOf(form);
  const held = new Map(fields.map(({ id, input }) => [id, heldBy(input)]));
  const drawn = Object.fromEntries(fields.map(({ id, input }) => [id, digestOf(heldBy(input))]));
  const pack: OpenWindow['pack'] = (given = {}) => ({
    values: Object.fromEntries([...held].filter(([, value]) => value.length > 0)),
    form: {
      window,
      drawn,
      emptied: [...held].flatMap(([id, value]) => (value.length > 0 ? [] : [id])),
      ...given,
    },
  });
  return {
    type: (fieldId, value) => void held.set(fieldId, value),
    holds: (fieldId) => held.get(fieldId) ?? '',
    pack,
    send(action, given = {}) {
      const { values, form: sent } = pack();
      return act(core, person, action, values, { form: sent, ...more, ...given });
    },
  };
}

function heldBy(input: Input): string | string[] {
  return (input.type === 'choices' ? input.values : input.value) ?? '';
}

export function formIn(reply: Reply): Form {
  const view = reply.kind === 'errors' ? reply.form : reply.kind === 'show' ? reply.view : undefined;
  if (view?.kind !== 'form') throw new Error(`no form: ${JSON.stringify(reply)}`);
  return view;
}
