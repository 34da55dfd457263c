import type { Button, Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import type { Template } from '../../templates/template.ts';
import { countOf } from '../../views/describe-question.ts';
import {
  carryNames,
  deadlinesInWords,
  panelNames,
  remindersInWords,
  visibilityNames,
} from '../../views/describe-template.ts';
import { pageButtons } from '../../views/paging.ts';

export interface TemplatePage {
  template: Template;
  canEdit: boolean;
  /** Whether they may give it to people. */
  canAssign?: boolean;
  /** Of its question sets, those that this person may see. */
  sets: ReadonlyMap<string, QuestionSet>;
  /** The named coach, if any. */
  reviewerName?: string;
}

/** A template in words, with what can be done about it. */
export function templatePage(data: TemplatePage): Card {
  const { template, canEdit } = data;
  const { description, questionSetIds, agendaPoints } = template;
  return {
    kind: 'card',
    title: 'Template',
    summary: template.name,
    body: [
      { kind: 'heading', text: template.name },
      ...(description ? [{ kind: 'text' as const, text: description }] : []),
      { kind: 'facts', facts: factsOf(data) },
      { kind: 'heading', text: 'Question sets' },
      ...(questionSetIds.length === 0
        ? [{ kind: 'text' as const, text: 'None yet: it asks nothing.', tone: 'subtle' as const }]
        : []),
      ...questionSetIds.map((_, place) => setItem(data, place)),
      ...(agendaPoints.length > 0 ? [{ kind: 'heading' as const, text: 'On every agenda' }] : []),
      ...agendaPoints.map((text): CardElement => ({ kind: 'item', text, buttons: [] })),
      { kind: 'divider' },
      {
        kind: 'buttons',
        buttons: [
          ...(canEdit ? editButtons(template) : []),
          ...(data.canAssign ? [newCycleButton(template)] : []),
          { label: 'All templates', action: { type: 'list-templates' } },
        ],
      },
    ],
  };
}

function factsOf({ template, reviewerName }: TemplatePage): { label: string; value: string }[] {
  const carried = (['answers', 'agendaPoints', 'actionPoints'] as const).filter(
    (what) => template.carryForward[what],
  );
  return [
    { label: 'Who reviews', value: reviewerName ?? 'The manager' },
    { label: 'Who else reads the content', value: visibilityNames[template.visibleTo ?? 'setting'] },
    { label: 'Carried forward', value: carried.map((what) => carryNames[what]).join(', ') || 'Nothing' },
    { label: 'Panels', value: template.panels.map((panel) => panelNames[panel]).join(', ') || 'None' },
    { label: 'Deadlines', value: deadlinesInWords(template.deadlines) },
    { label: 'Reminders', value: remindersInWords(template.reminders) },
  ];
}

function setItem({ template, canEdit, sets }: TemplatePage, place: number): CardElement {
  const questionSetId = template.questionSetIds[place] ?? '';
  const set = sets.get(questionSetId);
  const about = { templateId: template._id, questionSetId };
  const buttons: Button[] = [];
  if (set) buttons.push({ label: 'Open', action: { type: 'open-question-set', questionSetId } });
  if (canEdit && place > 0)
    buttons.push({ label: 'Up', action: { type: 'move-template-set', ...about, direction: 'up' } });
  if (canEdit && place < template.questionSetIds.length - 1)
    buttons.push({ label: 'Down', action: { type: 'move-template-set', ...about, direction: 'down' } });
  if (canEdit) buttons.push({ label: 'Take out', action: { type: 'remove-template-set', ...about } });
  return {
    kind: 'item',
    text: `${place + 1}. ${set?.name ?? 'A personal question set of somebody'}`,
    ...(set && { detail: countOf(set.questions) }),
    buttons,
  };
}

function newCycleButton({ _id: templateId }: Template): Button {
  return { label: 'New cycle from it', action: { type: 'open-cycle-form', templateId } };
}

function editButtons({ _id: templateId }: Template): Button[] {
  return [
    { label: 'Add question set', action: { type: 'list-template-sets', templateId }, style: 'primary' },
    { label: 'Edit', action: { type: 'open-template-form', templateId } },
    {
      label: 'Delete template',
      action: { type: 'delete-template', templateId },
      style: 'danger',
      confirm: {
        title: 'Delete this template?',
        text: 'It is gone for everybody. What was issued from it stays as it is.',
        yes: 'Delete',
        no: 'Keep',
      },
    },
  ];
}

/** The question sets that can still be put into a template, each with a button. */
export function templateSetsList({ _id: templateId, name }: Template, page: Page<QuestionSet>): Card {
  const buttons = pageButtons(page, (to) => ({ type: 'list-template-sets', templateId, page: to }));
  const none = 'There is no further question set. Make one first, or take one from the library.';
  return {
    kind: 'card',
    title: 'Add question set',
    summary: 'Question sets to add',
    body: [
      { kind: 'text', text: [{ text: name, bold: true }] },
      ...(page.items.length === 0 ? [{ kind: 'text' as const, text: none, tone: 'subtle' as const }] : []),
      ...page.items.map((set) => ({
        kind: 'item' as const,
        text: [{ text: set.name, bold: true as const }],
        detail: countOf(set.questions),
        buttons: [
          {
            label: 'Add',
            action: { type: 'add-template-set' as const, templateId, questionSetId: set._id },
          },
        ],
      })),
      {
        kind: 'buttons',
        buttons: [...buttons, { label: 'Back', action: { type: 'open-template', templateId } }],
      },
    ],
  };
}
