import { button } from '../../chat/elements.ts';
import type { Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { visibilities } from '../../permissions/visible-to.ts';
import { deadlineFields, mostDeadlineDays } from '../../templates/deadlines.ts';
import { carriable, panels, type Template } from '../../templates/template.ts';
import { carryNames, panelNames, visibilityNames } from '../../views/describe-template.ts';
import {
  choiceField,
  choicesField,
  type FormState,
  textField,
  wholeNumberField,
} from '../../views/form-fields.ts';

const optional = { isRequired: false };

/** Makes a template, or changes everything of it but its question sets. */
export function templateForm(state: FormState, templateId?: string): Form {
  const isNew = templateId === undefined;
  return {
    kind: 'form',
    title: isNew ? 'New template' : 'Edit template',
    body: [
      textField(state, { id: 'name', label: 'Name', help: 'The two people see it.' }, { maxLength: 80 }),
      textField(
        state,
        { id: 'description', label: 'What it is for', ...optional },
        { isMultiline: true, maxLength: 500 },
      ),
      textField(
        state,
        {
          id: 'reviewer',
          label: 'Who reviews',
          help: 'Leave it empty for everybody’s own manager, or give the name or e-mail of a coach or mentor.',
          ...optional,
        },
        { maxLength: 200, placeholder: 'The manager' },
      ),
      choiceField(
        state,
        {
          id: 'visibleTo',
          label: 'Who else reads the content of what is issued from it?',
          help: 'Answers, points and public notes. It is said beside every field, and stays as it was issued.',
        },
        visibilities.map((value) => ({ value, label: visibilityNames[value] })),
        false,
      ),
      choicesField(
        state,
        { id: 'carryForward', label: 'What carries forward to the next one', ...optional },
        carriable.map((value) => ({ value, label: carryNames[value] })),
      ),
      choicesField(
        state,
        { id: 'panels', label: 'What is shown beside it of the reviewee’s work', ...optional },
        panels.map((value) => ({ value, label: panelNames[value] })),
      ),
      textField(
        state,
        { id: 'agendaPoints', label: 'Points on every agenda, one per line', ...optional },
        { isMultiline: true, maxLength: 3000 },
      ),
      ...deadlineFields.map((id) =>
        wholeNumberField(
          state,
          { id, ...deadlineLabels[id], ...optional },
          { min: 0, max: mostDeadlineDays },
        ),
      ),
      textField(
        state,
        {
          id: 'reminders',
          label: 'Reminders, in days from the deadline',
          help: '-2 is two days before, 0 the day itself, 7 a week after. Leave it empty for none.',
          ...optional,
        },
        { maxLength: 100 },
      ),
    ],
    submit: button(isNew ? 'Create' : 'Save', { type: 'save-template', templateId, seen: state.seen }),
    others: [button('Back', isNew ? { type: 'list-templates' } : { type: 'open-template', templateId })],
    closeLabel: 'Cancel',
  };
}

const deadlineLabels: Record<(typeof deadlineFields)[number], { label: string; help?: string }> = {
  revieweeBy: {
    label: 'Reviewee complete by, in days after the issue',
    help: 'A new cycle starts out with these three. Leave them empty to choose the days each time.',
  },
  reviewerBy: { label: 'Reviewer complete by, in days after the issue' },
  finaliseBy: { label: 'Share and finalise by, in days after the issue' },
};

/** What the form of a new template holds before anything is typed. */
export function newTemplateValues(reminders: readonly number[]): FormValues {
  return {
    visibleTo: 'setting',
    carryForward: [...carriable],
    reminders: reminders.join(', '),
  };
}

export function templateValues(template: Template, reviewerEmail: string | undefined): FormValues {
  const { name, description, visibleTo = 'setting', carryForward, panels: shown } = template;
  const { agendaPoints, reminders, deadlines } = template;
  return defined({
    name,
    description,
    reviewer: reviewerEmail,
    visibleTo,
    ...(deadlines && Object.fromEntries(deadlineFields.map((field) => [field, String(deadlines[field])]))),
    carryForward: carriable.filter((what) => carryForward[what]),
    panels: shown,
    agendaPoints: agendaPoints.join('\n'),
    reminders: reminders.join(', '),
  });
}
