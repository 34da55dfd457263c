import type { Reply } from '../../src/core/chat/reply.ts';
import type { Button, CardElement, Field } from '../../src/core/chat/view.ts';

/** What a reply shows, element by element. */
function bodyOf(reply: Reply): (CardElement | Field)[] {
  if (reply.kind === 'show') return reply.view.body;
  if (reply.kind === 'errors') return reply.form.body;
  throw new Error(`nothing is shown, but ${reply.kind}`);
}

/** Every button of what a reply shows, in order. */
export function buttonsIn(reply: Reply): Button[] {
  return bodyOf(reply).flatMap((element) => ('buttons' in element ? element.buttons : []));
}

export function buttonIn(reply: Reply, label: string): Button {
  const button = buttonsIn(reply).find((candidate) => candidate.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return button;
}

export function fieldIn(reply: Reply, id: string): Field {
  const field = bodyOf(reply).find(
    (element): element is Field => element.kind === 'field' && element.id === id,
  );
  if (!field) throw new Error(`no field ${id}`);
  return field;
}
