import { all, button, subtle } from '../../chat/elements.ts';
import type { Button, Field, Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { counterpartOf, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../../one-to-ones/one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import type { Answers, AskedQuestion } from '../../question-sets/question.ts';
import { questionField } from '../../views/question-field.ts';

/** Pages where the platform tells what is typed are long; elsewhere turning the page is what saves. */
const longPage = 20;
const shortPage = 4;

export interface AnswersForm {
  seen: SeenOneToOne;
  part: PartName;
  values: FormValues;
  previous: Answers;
  errors: Record<string, string>;
  page: number;
  savesWhileTyping: boolean;
}

/** The questions of one side, in pages; a short page ends with its first long text, so that little is at stake. */
export function questionPages(
  questions: readonly AskedQuestion[],
  savesWhileTyping: boolean,
): AskedQuestion[][] {
  const pages: AskedQuestion[][] = [];
  const size = savesWhileTyping ? longPage : shortPage;
  for (const question of questions) {
    const last = pages.at(-1);
    const isFull = !last || last.length >= size || (!savesWhileTyping && last.at(-1)?.type === 'longText');
    if (isFull) pages.push([question]);
    else last.push(question);
  }
  return pages;
}

export function answersForm(form: AnswersForm): Form {
  const { seen, part, page } = form;
  const { _id: oneToOneId } = seen.oneToOne;
  const pages = questionPages(questionsOf(seen.oneToOne, part), form.savesWhileTyping);
  const isLast = page >= pages.length - 1;
  const about = `${seen.oneToOne.title} with ${counterpartOf(seen).name}.`;
  return {
    kind: 'form',
    title: pages.length > 1 ? `Your answers ${page + 1}/${pages.length}` : 'Your answers',
    body: [
      subtle(`${about} ${savingSentence(form.savesWhileTyping)}`),
      ...(pages[page] ?? []).map((question) => fieldFor(question, form, isLast)),
    ],
    submit: isLast
      ? { label: 'Share', action: { type: 'share-answers', oneToOneId, page } }
      : { label: 'Next', action: { type: 'turn-page', oneToOneId, page, to: page + 1 } },
    others: otherButtons(oneToOneId, page),
    autosave: { type: 'save-draft', oneToOneId, page },
    closeLabel: 'Keep as draft',
  };
}

function fieldFor(
  question: AskedQuestion,
  { seen, values, previous, errors, savesWhileTyping }: AnswersForm,
  isOnLastPage: boolean,
): Field {
  const { id } = question;
  const field = questionField(question, {
    value: values[id],
    previous: previous[id],
    error: errors[id],
    readableBy: readersOf(seen, 'answers'),
  });
  // Slack would not let go of a page whose required fields are empty, and only sharing requires them.
  return savesWhileTyping && !isOnLastPage ? { ...field, isRequired: false } : field;
}

function savingSentence(savesWhileTyping: boolean): string {
  return savesWhileTyping
    ? 'What you type is kept as your draft all the time.'
    : 'Every button below keeps what you typed as your draft; the cross in the corner does not.';
}

function otherButtons(oneToOneId: string, page: number): Button[] {
  return all(
    page > 0 && button('Back', { type: 'turn-page', oneToOneId, page, to: page - 1 }),
    button('Save draft', { type: 'save-and-close', oneToOneId, page }),
  );
}
