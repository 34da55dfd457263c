import { button, strong, text } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { dayField, type FormState } from '../../views/form-fields.ts';

/** Asks until when a cycle pauses. */
export function pauseForm({ _id: cycleId, name }: Cycle, state: FormState): Form {
  return {
    kind: 'form',
    title: 'Pause cycle',
    body: [
      strong(name),
      text(
        'Nothing is issued while it pauses, and nothing is caught up on afterwards. What is open stays open.',
      ),
      dayField(state, {
        id: 'until',
        label: 'Until',
        help: 'It goes on by itself on that day. Without a day it waits until somebody resumes it.',
        isRequired: false,
      }),
    ],
    submit: button('Pause', { type: 'pause-cycle', cycleId, seen: state.seen }),
    others: [button('Back', { type: 'open-cycle', cycleId })],
    closeLabel: 'Cancel',
  };
}
