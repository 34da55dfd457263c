import { shorten } from '../../chat/cut-text.ts';
import { all, button, buttons, quote, subtle } from '../../chat/elements.ts';
import type { Button, CardElement, Field, Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import { digestOf } from '../../forms/digest-of.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { counterpartOf, readersOf, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName, Typed } from '../../one-to-ones/one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import type { Answers, AskedQuestion } from '../../question-sets/question.ts';
import { readAnswers } from '../../question-sets/read-answers.ts';
import { showAnswer } from '../../question-sets/show-answer.ts';
import { formatMoment } from '../../time/format-moment.ts';
import { questionField } from '../../views/question-field.ts';

/** Pages where the platform tells what is typed are long; elsewhere turning the page is what saves. */
const longPage = 20;
const shortPage = 4;

/** A form has to stay within what the platforms show; all of a text that is cut off here is put back. */
const mostOffers = 6;
const longestOffer = 1500;

export interface AnswersForm {
  seen: SeenOneToOne;
  part: PartName;
  values: FormValues;
  /** What was typed in other windows and gave way to what is in `values`. */
  earlier: Record<string, Typed[]>;
  /** Fields that an open form holds otherwise. */
  outdated: readonly string[];
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
  const questions = pages[page] ?? [];
  const offered = newestOffers(questions, form);
  const about = `${seen.oneToOne.title} with ${counterpartOf(seen).name}.`;
  return {
    kind: 'form',
    title: pages.length > 1 ? `Your answers ${page + 1}/${pages.length}` : 'Your answers',
    body: [
      subtle(`${about} ${savingSentence(form.savesWhileTyping)}`),
      ...questions.flatMap((question) => [
        fieldFor(question, form, isLast),
        ...offersFor(question, form, offered),
      ]),
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
  { seen, part, values, outdated, previous, errors, savesWhileTyping }: AnswersForm,
  isOnLastPage: boolean,
): Field {
  const { id } = question;
  const field = defined({
    ...questionField(question, {
      value: values[id],
      previous: previous[id],
      error: errors[id],
      readableBy: readersOf(seen, 'answers'),
    }),
    renewed: outdated.includes(id) ? digestOf(seen.oneToOne.parts[part].version) : undefined,
  });
  // Slack would not let go of a page whose required fields are empty, and only sharing requires them.
  return savesWhileTyping && !isOnLastPage ? { ...field, isRequired: false } : field;
}

/** The newest that was typed elsewhere for the questions of a page; older ones are offered once these are done with. */
function newestOffers(questions: readonly AskedQuestion[], { earlier }: AnswersForm): ReadonlySet<Typed> {
  const offers = questions.flatMap(({ id }) => earlier[id] ?? []);
  const newestFirst = offers.sort((one, other) => other.at.getTime() - one.at.getTime());
  return new Set(newestFirst.slice(0, mostOffers));
}

/** What was typed for it in another window, to be put back. */
function offersFor(
  question: AskedQuestion,
  { seen, earlier, page }: AnswersForm,
  offered: ReadonlySet<Typed>,
): CardElement[] {
  const { _id: oneToOneId } = seen.oneToOne;
  const offers = (earlier[question.id] ?? []).filter((typed) => offered.has(typed));
  return offers.flatMap(({ value, at }) => {
    const about = { oneToOneId, page, field: question.id, typed: digestOf(value) };
    const words = shorten(inWords(question, value), longestOffer);
    return all(
      quote(words, `You also wrote (${formatMoment(at, seen.actor)})`),
      buttons(
        button('Use this', { type: 'use-earlier', ...about }),
        button('Dismiss', { type: 'dismiss-earlier', ...about }),
      ),
    );
  });
}

function inWords(question: AskedQuestion, value: string | string[]): string {
  const answer = readAnswers([question], { [question.id]: value }).answers[question.id];
  return answer === undefined ? [value].flat().join(', ') : showAnswer(question, answer);
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
