import { all, button } from '../../chat/elements.ts';
import type { Field, Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import { choiceField, type FormState, textField } from '../../views/form-fields.ts';

/** Makes a question set, or changes its name, who sees it and how it asks. */
export function questionSetForm(
  state: FormState,
  existing?: { questionSetId: string; canBePersonal: boolean },
): Form {
  const questionSetId = existing?.questionSetId;
  const shared = { value: 'shared', label: 'Shared: managers, HR, admins and owners can use it' };
  const personal = { value: 'personal', label: 'Personal: only you see and use it' };
  return {
    kind: 'form',
    title: existing ? 'Change question set' : 'New question set',
    body: all(
      textField(state, { id: 'name', label: 'Name' }, { maxLength: 80 }),
      choiceField(
        state,
        { id: 'sharing', label: 'Who sees it' },
        existing?.canBePersonal === false ? [shared] : [shared, personal],
        false,
      ),
      choiceField(
        state,
        { id: 'ask', label: 'Which questions are asked' },
        [
          { value: 'all', label: 'All of them each time' },
          { value: 'rotate', label: 'Some each time, in turn, until all were asked' },
        ],
        false,
      ),
      textField(
        state,
        {
          id: 'rotate',
          label: 'How many each time',
          help: 'When they are asked in turn.',
          isRequired: false,
        },
        { maxLength: 12 },
      ),
      !existing && firstQuestions(state),
    ),
    submit: button(existing ? 'Save' : 'Create', {
      type: 'save-question-set',
      questionSetId,
      seen: state.seen,
    }),
    others: [
      button(
        'Back',
        questionSetId === undefined
          ? { type: 'list-question-sets' }
          : { type: 'open-question-set', questionSetId },
      ),
    ],
    closeLabel: 'Cancel',
  };
}

function firstQuestions(state: FormState): Field {
  return textField(
    state,
    {
      id: 'prompts',
      label: 'Questions, one per line',
      help: 'Each starts as a long text for the reviewee. Scales, moods, choices and more can be added afterwards.',
    },
    { isMultiline: true, maxLength: 3000 },
  );
}

export function questionSetValues(set?: QuestionSet): FormValues {
  const ask = set?.ask ?? 'all';
  return defined({
    name: set?.name,
    sharing: set?.isShared === false ? 'personal' : 'shared',
    ask: ask === 'all' ? 'all' : 'rotate',
    rotate: ask === 'all' ? undefined : String(ask.rotate),
  });
}
