import { questionTypes } from '../core/forms/question-types.ts';
import { pageOf } from '../core/page.ts';
import { library } from '../core/question-sets/library/library.ts';
import { type QuestionSet, questionSetInputSchema } from '../core/question-sets/question-set.ts';
import { setUpPage } from '../core/screens/settings/set-up-page.ts';
import {
  newQuestionValues,
  questionForm,
  questionTypeForm,
} from '../core/screens/templates/question-form.ts';
import { questionSetForm, questionSetValues } from '../core/screens/templates/question-set-form.ts';
import { libraryList, questionSetList } from '../core/screens/templates/question-set-list.ts';
import { librarySetPage, questionSetPage } from '../core/screens/templates/question-set-page.ts';
import { newTemplateValues, templateForm, templateValues } from '../core/screens/templates/template-form.ts';
import { templateList } from '../core/screens/templates/template-list.ts';
import { templatePage, templateSetsList } from '../core/screens/templates/template-page.ts';
import { type Template, templateInputSchema } from '../core/templates/template.ts';
import { dialog, type Example } from './example.ts';
import { rawQuestions } from './example-data.ts';

const { shared: _, ...input } = questionSetInputSchema.parse({
  name: 'Weekly <check-in> & more',
  questions: rawQuestions,
});
const set: QuestionSet = { _id: 'set', ...input, isShared: true, creatorId: 'mei-tan' };
const personal: QuestionSet = { ...set, _id: 'personal', isShared: false, ask: { rotate: 3 } };
const sets = new Map([['set', set]]);

const {
  questionSets: _sets,
  reviewer: _reviewer,
  ...settings
} = templateInputSchema.parse({
  name: 'Weekly 1-to-1 *with* everything',
  description: 'What most teams use. '.repeat(20).trim(),
  panels: ['objectives', 'tasks'],
  visibleTo: 'pair',
  deadlines: { revieweeBy: 2, reviewerBy: 5, finaliseBy: 7 },
  agendaPoints: ['Praise and thanks', 'What holds us up <most>'],
});
const template: Template = { _id: 'template', ...settings, questionSetIds: ['set', 'hidden'] };

const empty = { values: {}, errors: {} };
const wrongSet = {
  values: { name: set.name, sharing: 'shared', ask: 'rotate', rotate: 'two', prompts: 'How was it?' },
  errors: { rotate: 'Please give a whole number from 1 to 50.' },
};
const wrongTemplate = {
  values: { ...templateValues(template, 'kofi.mensah@example.com'), reminders: 'soon' },
  errors: { reminders: 'Please give whole numbers.', reviewer: 'Nobody here is called "Kofi".' },
};

/** Question sets and templates. */
export const setUpExamples: Example[] = [
  dialog('set-up-page', 'plain', setUpPage()),
  dialog('question-set-list', 'one-page', questionSetList(pageOf([set, personal], 10))),
  dialog('question-set-list', 'second-page', questionSetList(pageOf(Array(25).fill(set), 10, 1))),
  dialog('question-set-list', 'empty', questionSetList(pageOf([], 10))),
  dialog('question-set-page', 'editable', questionSetPage({ set, canEdit: true, usedBy: ['Weekly 1-to-1'] })),
  dialog('question-set-page', 'last', questionSetPage({ set: personal, canEdit: true, usedBy: [] }, 1)),
  dialog('question-set-page', 'read-only', questionSetPage({ set, canEdit: false, usedBy: [] })),
  dialog('question-set-form', 'new', questionSetForm({ values: questionSetValues(), errors: {} })),
  dialog('question-set-form', 'wrong', questionSetForm(wrongSet)),
  dialog(
    'question-set-form',
    'of-somebody-else',
    questionSetForm(
      { values: questionSetValues(set), errors: {} },
      { questionSetId: 'set', canBePersonal: false },
    ),
  ),
  dialog('question-type-form', 'plain', questionTypeForm(set, empty)),
  ...questionTypes.map((type) =>
    dialog(
      'question-form',
      type.toLowerCase(),
      questionForm(set, type, { values: newQuestionValues(type), errors: {} }),
    ),
  ),
  dialog('library-list', 'some-added', libraryList(pageOf(library, 6), new Set(['Weekly check-in']))),
  ...library.map((each) => dialog('library-set-page', each.slug, librarySetPage(each, false))),
  dialog('template-list', 'second-page', templateList(pageOf(Array(25).fill(template), 10, 1))),
  dialog('template-page', 'editable', templatePage({ template, canEdit: true, canAssign: true, sets })),
  dialog(
    'template-page',
    'read-only',
    templatePage({ template, canEdit: false, sets, reviewerName: 'Kofi Mensah' }),
  ),
  dialog('template-sets-list', 'some', templateSetsList(template, pageOf([set], 10))),
  dialog('template-sets-list', 'none', templateSetsList(template, pageOf([], 10))),
  dialog('template-form', 'new', templateForm({ values: newTemplateValues([-2, 0, 1, 7]), errors: {} })),
  dialog('template-form', 'wrong', templateForm(wrongTemplate, 'template')),
];
