import {
  button,
  buttons,
  card,
  divider,
  facts,
  heading,
  item,
  named,
  strong,
  subtle,
  text,
} from '../../chat/elements.ts';
import type { Button, Card, CardElement, Confirmation } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import { carriable, type Template } from '../../templates/template.ts';
import { countOf } from '../../views/describe-question.ts';
import {
  carryNames,
  deadlinesInWords,
  panelNames,
  remindersInWords,
  visibilityNames,
} from '../../views/describe-template.ts';
import { pageButtons } from '../../views/page-buttons.ts';

export interface TemplatePage {
  template: Template;
  canEdit: boolean;
  /** Whether they may give it to people. */
  canAssign?: boolean;
  /** Of its question sets, those that this person may see. */
  sets: ReadonlyMap<string, QuestionSet>;
  /** The named coach, if any. */
  reviewerName?: string | undefined;
}

/** A template in words, with what can be done about it. */
export function templatePage(data: TemplatePage): Card {
  const { template, canEdit, canAssign } = data;
  const { _id: templateId, name, description, questionSetIds, agendaPoints } = template;
  return card(
    { title: 'Template', summary: name },
    heading(name),
    description ? text(description) : undefined,
    factsOf(data),
    heading('Question sets'),
    questionSetIds.length === 0 && subtle('None yet: it asks nothing.'),
    questionSetIds.map((id, place) => setItem(data, id, place)),
    agendaPoints.length > 0 && heading('On every agenda'),
    agendaPoints.map((point) => item(point)),
    divider,
    buttons(
      canEdit && editButtons(template),
      canAssign && button('New cycle from it', { type: 'open-cycle-form', templateId }),
      button('All templates', { type: 'list-templates' }),
    ),
  );
}

function factsOf({ template, reviewerName }: TemplatePage): CardElement {
  const carried = carriable.filter((what) => template.carryForward[what]);
  return facts(
    { label: 'Who reviews', value: reviewerName ?? 'The manager' },
    { label: 'Who else reads the content', value: visibilityNames[template.visibleTo ?? 'setting'] },
    { label: 'Carried forward', value: carried.map((what) => carryNames[what]).join(', ') || 'Nothing' },
    { label: 'Panels', value: template.panels.map((panel) => panelNames[panel]).join(', ') || 'None' },
    { label: 'Deadlines', value: deadlinesInWords(template.deadlines) },
    { label: 'Reminders', value: remindersInWords(template.reminders) },
  );
}

function setItem(
  { template, canEdit, sets }: TemplatePage,
  questionSetId: string,
  place: number,
): CardElement {
  const set = sets.get(questionSetId);
  const about = { templateId: template._id, questionSetId };
  const isLast = place === template.questionSetIds.length - 1;
  return item(`${place + 1}. ${set?.name ?? 'A personal question set of somebody'}`, {
    detail: set && countOf(set.questions),
    buttons: [
      set && button('Open', { type: 'open-question-set', questionSetId }),
      canEdit && [
        place > 0 && button('Up', { type: 'move-template-set', ...about, place, direction: 'up' }),
        !isLast && button('Down', { type: 'move-template-set', ...about, place, direction: 'down' }),
        button('Take out', { type: 'remove-template-set', ...about }),
      ],
    ],
  });
}

function editButtons({ _id: templateId }: Template): Button[] {
  return [
    button('Add question set', { type: 'list-template-sets', templateId }, { style: 'primary' }),
    button('Edit', { type: 'open-template-form', templateId }),
    button(
      'Delete template',
      { type: 'delete-template', templateId },
      { style: 'danger', confirm: beforeDeleting },
    ),
  ];
}

const beforeDeleting: Confirmation = {
  title: 'Delete this template?',
  text: 'It is gone for everybody. What was issued from it stays as it is.',
  yes: 'Delete',
  no: 'Keep',
};

/** The question sets that can still be put into a template, each with a button. */
export function templateSetsList({ _id: templateId, name }: Template, page: Page<QuestionSet>): Card {
  const none = 'There is no further question set. Make one first, or take one from the library.';
  return card(
    { title: 'Add question set', summary: 'Question sets to add' },
    strong(name),
    page.items.length === 0 && subtle(none),
    page.items.map((set) =>
      item(named(set.name), {
        detail: countOf(set.questions),
        buttons: [button('Add', { type: 'add-template-set', templateId, questionSetId: set._id })],
      }),
    ),
    buttons(
      pageButtons(page, (to) => ({ type: 'list-template-sets', templateId, page: to })),
      button('Back', { type: 'open-template', templateId }),
    ),
  );
}
