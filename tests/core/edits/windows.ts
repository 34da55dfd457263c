import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { type Form, fieldsOf, type Input } from '../../../src/core/chat/view.ts';
import type { Core } from '../../../src/core/core.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { handle } from '../../../src/core/handle.ts';
import type { Person } from '../../../src/core/people/person.ts';

/** A form of something that exists, and two ways of filling it in. */
export interface EditCase {
  open: UserAction;
  /** Who has the two windows; often one person. */
  first: Person;
  second: Person;
  firstValues: FormValues;
  secondValues: FormValues;
}

/** What somebody is answered; an error is a sentence to them, as it is on the platforms. */
export async function ask(
  core: Core,
  actor: Person,
  action: UserAction,
  values: FormValues = {},
  key?: string,
): Promise<Reply> {
  const where = { surface: 'dialog', from: 'slack', savesWhileTyping: true } as const;
  try {
    return await handle(core, { actor, action, values, ...where, ...(key !== undefined && { key }) });
  } catch (error) {
    return { kind: 'notice', text: String(error) };
  }
}

export function formIn(reply: Reply): Form {
  if (reply.kind === 'errors') return reply.form;
  if (reply.kind === 'show' && reply.view.kind === 'form') return reply.view;
  throw new Error(`no form, but ${JSON.stringify(reply)}`);
}

/** Somebody's open form: they fill it in and send it. */
export interface OpenForm {
  form: Form;
  send(values: FormValues, key?: string): Promise<Reply>;
}

export async function openWindow(core: Core, actor: Person, open: UserAction): Promise<OpenForm> {
  return windowOf(core, actor, await ask(core, actor, open));
}

export function windowOf(core: Core, actor: Person, reply: Reply): OpenForm {
  const form = formIn(reply);
  return { form, send: (values, key) => ask(core, actor, form.submit.action, values, key) };
}

/** What stands in the fields of a form. */
export function valuesIn(form: Form): FormValues {
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ id, input }) => {
      const value = heldBy(input);
      return value === undefined || value.length === 0 ? [] : [[id, value]];
    }),
  );
}

function heldBy(input: Input): string | string[] | undefined {
  return input.type === 'choices' ? input.values : input.value;
}

/** What is stored, as the form shows it. */
export async function storedAs(core: Core, { first, open }: EditCase): Promise<FormValues> {
  return valuesIn(formIn(await ask(core, first, open)));
}
