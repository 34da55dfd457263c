import type { Reply } from '../../src/core/chat/reply.ts';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import type { Button, CardElement, Form } from '../../src/core/chat/view.ts';
import { type QuestionSet, QuestionSetModel } from '../../src/core/question-sets/question-set.ts';
import { type Template, TemplateModel } from '../../src/core/templates/template.ts';

export async function readSet(name: string): Promise<QuestionSet> {
  return QuestionSetModel.findOne({ name }).orFail().lean<QuestionSet>();
}

export async function readTemplate(name: string): Promise<Template> {
  return TemplateModel.findOne({ name }).orFail().lean<Template>();
}

/** The elements of the view that was shown. */
export function bodyOf(reply: Reply): (Form['body'][number] | CardElement)[] {
  if (reply.kind === 'errors') return reply.form.body;
  if (reply.kind !== 'show') throw new Error(`it was not shown but a ${reply.kind}`);
  return reply.view.body;
}

/** Every button of the view that was shown. */
export function buttonsOf(reply: Reply): Button[] {
  return bodyOf(reply).flatMap((element) => ('buttons' in element ? element.buttons : []));
}

export function actionTypesOf(reply: Reply): UserAction['type'][] {
  return buttonsOf(reply).map(({ action }) => action.type);
}

/** The first words of every line of a list. */
export function itemsOf(reply: Reply): string[] {
  return bodyOf(reply).flatMap((element) => (element.kind === 'item' ? [wordsOf(element.text)] : []));
}

function wordsOf(text: Extract<CardElement, { kind: 'item' }>['text']): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}

/** The mistakes that are said beside the fields of a form that came back. */
export function errorsOf(reply: Reply): Record<string, string> {
  if (reply.kind !== 'errors') throw new Error(`it was not refused but a ${reply.kind}`);
  return Object.fromEntries(
    reply.form.body.flatMap((element) =>
      element.kind === 'field' && element.error !== undefined ? [[element.id, element.error]] : [],
    ),
  );
}
