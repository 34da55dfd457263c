import type { Button, Card, CardElement } from '../../chat/view.ts';
import { pageOf } from '../../page.ts';
import type { LibrarySet } from '../../question-sets/library/library-set.ts';
import type { SeenQuestionSet } from '../../question-sets/load-question-set.ts';
import type { Question } from '../../question-sets/question.ts';
import { type QuestionSet, questionSetInputSchema } from '../../question-sets/question-set.ts';
import { askInWords, describeQuestion } from '../../views/describe-question.ts';
import { pageButtons } from '../../views/paging.ts';

export interface QuestionSetPage extends Pick<SeenQuestionSet, 'set' | 'canEdit'> {
  /** Names of the templates that use it. */
  usedBy: string[];
}

export const questionsPerPage = 8;

/** A question set in words, with what can be done about it. */
export function questionSetPage(data: QuestionSetPage, index = 0): Card {
  const { set, canEdit } = data;
  const page = pageOf(set.questions, questionsPerPage, index);
  const questionSetId = set._id;
  const buttons = pageButtons(page, (to) => ({ type: 'open-question-set', questionSetId, page: to }));
  const first = page.index * questionsPerPage;
  return {
    kind: 'card',
    title: 'Question set',
    summary: set.name,
    body: [
      { kind: 'heading', text: set.name },
      { kind: 'facts', facts: factsOf(data) },
      ...page.items.map((question, place) => questionItem(set, question, first + place, canEdit)),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      { kind: 'divider' },
      { kind: 'buttons', buttons: [...(canEdit ? editButtons(set) : []), backButton] },
    ],
  };
}

const backButton: Button = { label: 'All question sets', action: { type: 'list-question-sets' } };

function factsOf({ set, usedBy }: QuestionSetPage): { label: string; value: string }[] {
  return [
    { label: 'Who sees it', value: set.isShared ? 'Managers, HR, admins and owners' : 'You alone' },
    { label: 'Asks', value: askInWords(set) },
    ...(usedBy.length > 0 ? [{ label: 'Used by', value: usedBy.join(', ') }] : []),
  ];
}

function questionItem(set: QuestionSet, question: Question, place: number, canEdit: boolean): CardElement {
  const about = { questionSetId: set._id, key: question.key };
  const buttons: Button[] = [{ label: 'Edit', action: { type: 'open-question-form', ...about } }];
  if (place > 0) buttons.push({ label: 'Up', action: { type: 'move-question', ...about, direction: 'up' } });
  if (place < set.questions.length - 1)
    buttons.push({ label: 'Down', action: { type: 'move-question', ...about, direction: 'down' } });
  buttons.push({
    label: 'Remove',
    action: { type: 'remove-question', ...about },
    style: 'danger',
    confirm: {
      title: 'Remove this question?',
      text: 'It is not asked any more. What was issued keeps it.',
      yes: 'Remove',
      no: 'Keep',
    },
  });
  return {
    kind: 'item',
    text: `${place + 1}. ${question.prompt}`,
    detail: describeQuestion(question),
    buttons: canEdit ? buttons : [],
  };
}

function editButtons({ _id: questionSetId }: QuestionSet): Button[] {
  return [
    { label: 'Add question', action: { type: 'open-question-type-form', questionSetId }, style: 'primary' },
    { label: 'Rename or share', action: { type: 'open-question-set-form', questionSetId } },
    {
      label: 'Delete set',
      action: { type: 'delete-question-set', questionSetId },
      style: 'danger',
      confirm: {
        title: 'Delete this question set?',
        text: 'It is gone for everybody. What was issued keeps its questions.',
        yes: 'Delete',
        no: 'Keep',
      },
    },
  ];
}

/** A set of the library in words, before it is added. */
export function librarySetPage({ slug, purpose, set }: LibrarySet, isAdded: boolean): Card {
  const { questions } = questionSetInputSchema.parse(set);
  return {
    kind: 'card',
    title: 'Ready question set',
    summary: set.name,
    body: [
      { kind: 'heading', text: set.name },
      { kind: 'text', text: purpose, tone: 'subtle' },
      ...questions.map(
        (question, place): CardElement => ({
          kind: 'item',
          text: `${place + 1}. ${question.prompt}`,
          detail: describeQuestion(question),
          buttons: [],
        }),
      ),
      {
        kind: 'buttons',
        buttons: [
          ...(isAdded
            ? []
            : [
                {
                  label: 'Add to our sets',
                  action: { type: 'add-from-library' as const, slug },
                  style: 'primary' as const,
                },
              ]),
          { label: 'Back', action: { type: 'list-library' } },
        ],
      },
    ],
  };
}
