import {
  button,
  buttons,
  card,
  divider,
  facts,
  heading,
  item,
  type Part,
  subtle,
} from '../../chat/elements.ts';
import type { Button, Card, CardElement, Confirmation } from '../../chat/view.ts';
import { pageOf } from '../../page.ts';
import type { LibrarySet } from '../../question-sets/library/library-set.ts';
import type { SeenQuestionSet } from '../../question-sets/load-question-set.ts';
import type { Question } from '../../question-sets/question.ts';
import { type QuestionSet, questionSetInputSchema } from '../../question-sets/question-set.ts';
import { askInWords, describeQuestion } from '../../views/describe-question.ts';
import { pageButtons } from '../../views/page-buttons.ts';

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
  const first = page.index * questionsPerPage;
  return card(
    { title: 'Question set', summary: set.name },
    heading(set.name),
    factsOf(data),
    page.items.map((question, place) => questionItem(set, question, first + place, canEdit)),
    buttons(pageButtons(page, (to) => ({ type: 'open-question-set', questionSetId, page: to }))),
    divider,
    buttons(canEdit && editButtons(set), button('All question sets', { type: 'list-question-sets' })),
  );
}

function factsOf({ set, usedBy }: QuestionSetPage): CardElement {
  return facts(
    { label: 'Who sees it', value: set.isShared ? 'Managers, HR, admins and owners' : 'You alone' },
    { label: 'Asks', value: askInWords(set) },
    usedBy.length > 0 && { label: 'Used by', value: usedBy.join(', ') },
  );
}

function questionItem(set: QuestionSet, question: Question, place: number, canEdit: boolean): CardElement {
  return item(`${place + 1}. ${question.prompt}`, {
    detail: describeQuestion(question),
    buttons: canEdit ? questionButtons(set, question, place) : [],
  });
}

function questionButtons(set: QuestionSet, { key }: Question, place: number): Part<Button>[] {
  const about = { questionSetId: set._id, key };
  const isLast = place === set.questions.length - 1;
  return [
    button('Edit', { type: 'open-question-form', ...about }),
    place > 0 && button('Up', { type: 'move-question', ...about, place, direction: 'up' }),
    !isLast && button('Down', { type: 'move-question', ...about, place, direction: 'down' }),
    button('Remove', { type: 'remove-question', ...about }, { style: 'danger', confirm: beforeRemoving }),
  ];
}

const beforeRemoving: Confirmation = {
  title: 'Remove this question?',
  text: 'It is not asked any more. What was issued keeps it.',
  yes: 'Remove',
  no: 'Keep',
};

function editButtons({ _id: questionSetId }: QuestionSet): Button[] {
  return [
    button('Add question', { type: 'open-question-type-form', questionSetId }, { style: 'primary' }),
    button('Rename or share', { type: 'open-question-set-form', questionSetId }),
    button(
      'Delete set',
      { type: 'delete-question-set', questionSetId },
      { style: 'danger', confirm: beforeDeleting },
    ),
  ];
}

const beforeDeleting: Confirmation = {
  title: 'Delete this question set?',
  text: 'It is gone for everybody. What was issued keeps its questions.',
  yes: 'Delete',
  no: 'Keep',
};

/** A set of the library in words, before it is added. */
export function librarySetPage({ slug, purpose, set }: LibrarySet, isAdded: boolean): Card {
  const { questions } = questionSetInputSchema.parse(set);
  return card(
    { title: 'Ready question set', summary: set.name },
    heading(set.name),
    subtle(purpose),
    questions.map((question, place) =>
      item(`${place + 1}. ${question.prompt}`, { detail: describeQuestion(question) }),
    ),
    buttons(
      !isAdded && button('Add to our sets', { type: 'add-from-library', slug }, { style: 'primary' }),
      button('Back', { type: 'list-library' }),
    ),
  );
}
