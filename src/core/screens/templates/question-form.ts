import { all, button, named, strong, text } from '../../chat/elements.ts';
import type { Field, Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { type QuestionType, questionTypes } from '../../forms/question-types.ts';
import type { Question } from '../../question-sets/question.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import { questionTypeNames } from '../../views/describe-question.ts';
import { choiceField, choicesField, type FormState, textField } from '../../views/form-fields.ts';

/** Numbers are typed as text, so that Tandem says what is wrong with one. */
const number = { maxLength: 12 };

/** Asks what kind of question it will be, for each kind has fields of its own. */
export function questionTypeForm({ _id: questionSetId, name }: QuestionSet, state: FormState): Form {
  return {
    kind: 'form',
    title: 'Add question',
    body: [
      strong(name),
      choiceField(
        state,
        { id: 'type', label: 'How is it answered?' },
        questionTypes.map((type) => ({ value: type, label: questionTypeNames[type] })),
        false,
      ),
    ],
    submit: button('Next', { type: 'open-question-form', questionSetId }),
    others: [button('Back', { type: 'open-question-set', questionSetId })],
    closeLabel: 'Cancel',
  };
}

/** @param key of the question that is edited; absent for a new one */
export function questionForm(
  set: QuestionSet,
  questionType: QuestionType,
  state: FormState,
  key?: string,
): Form {
  const questionSetId = set._id;
  return {
    kind: 'form',
    title: key === undefined ? 'Add question' : 'Edit question',
    body: all(
      text(named(set.name, questionTypeNames[questionType])),
      textField(state, { id: 'prompt', label: 'Question' }, { isMultiline: true, maxLength: 300 }),
      fieldsOfType(questionType, state),
      textField(
        state,
        { id: 'help', label: 'Help', help: 'Stands below the question.', isRequired: false },
        { maxLength: 300 },
      ),
      choiceField(
        state,
        { id: 'askedTo', label: 'Who answers it?' },
        [
          { value: 'reviewee', label: 'The reviewee' },
          { value: 'reviewer', label: 'The reviewer' },
          { value: 'both', label: 'Both' },
        ],
        false,
      ),
      choicesField(state, { id: 'flags', label: 'More', isRequired: false }, [
        { value: 'required', label: 'An answer is required' },
        { value: 'showPrevious', label: 'Show the last answer beside it' },
      ]),
      set.ask === 'all' && everyNthField(state),
    ),
    submit: button('Save', { type: 'save-question', questionSetId, questionType, key, seen: state.seen }),
    others: [button('Back', { type: 'open-question-set', questionSetId })],
    closeLabel: 'Cancel',
  };
}

function everyNthField(state: FormState): Field {
  return textField(
    state,
    {
      id: 'everyNth',
      label: 'How often',
      help: '1 asks it every time, 4 every fourth time.',
      isRequired: false,
    },
    number,
  );
}

function fieldsOfType(questionType: QuestionType, state: FormState): Field[] {
  switch (questionType) {
    case 'scale':
      return [
        textField(state, { id: 'min', label: 'From', help: 'The lowest number, 0 or more.' }, number),
        textField(state, { id: 'max', label: 'To', help: 'The highest number, 10 or less.' }, number),
        textField(
          state,
          { id: 'minLabel', label: 'What the lowest means', isRequired: false },
          { maxLength: 40 },
        ),
        textField(
          state,
          { id: 'maxLabel', label: 'What the highest means', isRequired: false },
          { maxLength: 40 },
        ),
      ];
    case 'number':
      return [
        textField(state, { id: 'min', label: 'Not below', isRequired: false }, number),
        textField(state, { id: 'max', label: 'Not above', isRequired: false }, number),
      ];
    case 'singleChoice':
    case 'multipleChoice':
      return [
        textField(
          state,
          {
            id: 'options',
            label: 'Options, one per line',
            help: '2 to 10 options of at most 75 characters.',
          },
          { isMultiline: true, maxLength: 900 },
        ),
      ];
    default:
      return [];
  }
}

/** What the form holds before anything is typed. */
export function newQuestionValues(type: QuestionType): FormValues {
  const values = { askedTo: 'reviewee', everyNth: '1' };
  return type === 'scale' ? { ...values, min: '1', max: '5' } : values;
}

export function questionValues(question: Question): FormValues {
  const { prompt, help, askedTo, required, showPrevious, everyNth } = question;
  return defined({
    prompt,
    askedTo,
    flags: [required && 'required', showPrevious && 'showPrevious'].filter((flag) => flag !== false),
    everyNth: String(everyNth),
    help,
    ...valuesOfType(question),
  });
}

function valuesOfType(question: Question): FormValues {
  switch (question.type) {
    case 'scale': {
      const { min, max, minLabel, maxLabel } = question;
      return defined({ min: String(min), max: String(max), minLabel, maxLabel });
    }
    case 'number':
      return defined({ min: question.min?.toString(), max: question.max?.toString() });
    case 'singleChoice':
    case 'multipleChoice':
      return { options: question.options.join('\n') };
    default:
      return {};
  }
}
