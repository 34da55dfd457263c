import { encodeAction } from '../../core/chat/user-action.ts';
import { type Field, type Form, fieldsOf, type Input } from '../../core/chat/view.ts';
import { digestOf } from '../../core/forms/digest-of.ts';
import type { About } from './about.ts';

/** The value of the choice that takes an answer back. */
export const clearChoice = 'tandem:clear';

/** The toggle beside a field that takes its answer back. */
export function clearToggleOf(fieldId: string): string {
  return `${fieldId}:clear`;
}

/** What a form has to say of itself to be understood when it comes back, for some clients leave out what is empty. */
export function drawingOf(form: Form): Pick<About, 'several' | 'held' | 'saves'> {
  const fields = fieldsOf(form);
  const several = fields.filter(({ input }) => input.type === 'choices').map(({ id }) => id);
  const held = fields.flatMap(({ id, input }) => (input.type === 'text' ? [] : [[id, shownIn(input)]]));
  return {
    saves: encodeAction(form.submit.action),
    ...(several.length > 0 && { several }),
    ...(held.length > 0 && { held: Object.fromEntries(held) }),
  };
}

/** What each field holds, as {@link digestOf} says. */
export function digestsOf(form: Form): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).map(({ id, input }) => [id, digestOf(contentOf(input))]));
}

/** Whether it needs a way to take its answer back: a client may leave out what was emptied, or cannot empty it. */
export function canBeCleared({ input, isRequired }: Field, { autosave }: Form): boolean {
  // In a draft nothing is required yet.
  return input.type !== 'text' && shownIn(input).length > 0 && (!isRequired || autosave !== undefined);
}

/** What a client shows in an input when it is drawn: of a choice, no option that there is not. */
export function shownIn(input: Input): string | string[] {
  switch (input.type) {
    case 'choice':
      return input.options.some(({ value }) => value === input.value) ? (input.value ?? '') : '';
    case 'choices':
      return input.values.filter((value) => input.options.some((option) => option.value === value));
    default:
      return input.value ?? '';
  }
}

function contentOf(input: Input): string | string[] | undefined {
  return input.type === 'choices' ? input.values : input.value;
}
