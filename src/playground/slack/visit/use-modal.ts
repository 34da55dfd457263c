import { sendInteraction } from '../send-to-app.ts';
import type { Slack } from '../slack.ts';
import type { SlackView } from '../slack-state.ts';
import { dropModal, dropTopView, stackOf, topView } from '../views.ts';
import { fieldErrors } from './field-errors.ts';
import { viewClosed, viewSubmission } from './payloads.ts';
import { takeSubmissionAck } from './take-submission-ack.ts';
import { toast } from './toasts.ts';
import { VisitError } from './visit-error.ts';

/** Sends the top view, unless its fields are wrong in a way that Slack's client sees by itself. */
export async function submit(slack: Slack, userId: string): Promise<void> {
  const view = openView(slack, userId);
  if (view.payload.type !== 'modal' || !view.payload.submit) {
    throw new VisitError('This modal has no submit button.');
  }
  view.errors = fieldErrors(view);
  slack.workspace.changed();
  if (Object.keys(view.errors).length > 0) return;
  const payload = viewSubmission(slack, userId, view);
  const ack = await sendInteraction(slack, { kind: 'view_submission', user: userId, payload });
  const refused = takeSubmissionAck(slack, view, ack);
  if (refused !== undefined) {
    toast(slack, userId, `We had some trouble connecting. Try again? (${refused})`);
  }
}

/**
 * Closes the top view (its close button), or with `all` the whole modal (the X in its corner). The views that
 * asked for it are told.
 */
export async function close(slack: Slack, userId: string, all: boolean): Promise<void> {
  const view = openView(slack, userId);
  const isCleared = all || (view.payload.type === 'modal' && view.payload.clear_on_close === true);
  const closed = isCleared ? stackOf(slack.workspace, userId).reverse() : [view];
  const told = closed.filter(({ payload }) => payload.type === 'modal' && payload.notify_on_close);
  const payloads = told.map((each) => viewClosed(slack, userId, each, isCleared));
  if (isCleared) dropModal(slack.workspace, userId);
  else dropTopView(slack.workspace, userId);
  for (const payload of payloads) {
    await sendInteraction(slack, { kind: 'view_closed', user: userId, payload });
  }
}

function openView({ workspace }: Slack, userId: string): SlackView {
  const view = topView(workspace, userId);
  if (!view) throw new VisitError('No modal is open.');
  return view;
}
