import { z } from 'zod';
import { checkView, parseView, type ViewPayload } from '../block-kit/check-view.ts';
import { describeProblems } from '../block-kit/problem.ts';
import type { Slack } from '../slack.ts';
import type { Ack } from '../slack-app.ts';
import type { SlackView } from '../slack-state.ts';
import { dropModal, dropTopView, isStackFull, pushView, updateView } from '../views.ts';

const ackBody = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)).refine((errors) => Object.keys(errors).length > 0),
  }),
]);

/** Does what the app's answer to a `view_submission` says; returns what Slack would not take of it. */
export function takeSubmissionAck(slack: Slack, view: SlackView, ack: Ack): string | undefined {
  const { workspace } = slack;
  if ('failure' in ack) return ack.failure;
  if (workspace.state.views[view.id] !== view) return undefined;
  const body = parseJson(ack.body);
  if (isNothing(body)) {
    dropTopView(workspace, view.user);
    return undefined;
  }
  const parsed = ackBody.safeParse(body);
  if (!parsed.success) return `the answer is no response_action: ${ack.body.slice(0, 200)}`;
  const answer = parsed.data;
  switch (answer.response_action) {
    case 'clear':
      dropModal(workspace, view.user);
      return undefined;
    case 'errors':
      return takeErrors(slack, view, answer.errors);
    case 'update':
      return withView(answer.view, (payload) => updateView(workspace, view, payload));
    case 'push':
      if (isStackFull(workspace, view.user)) return 'push_limit_reached';
      return withView(answer.view, (payload) => pushView(workspace, view.user, payload));
  }
}

function takeErrors(
  { workspace }: Slack,
  view: SlackView,
  errors: Record<string, string>,
): string | undefined {
  const inputs = view.payload.blocks.filter((block) => block.type === 'input');
  const unknown = Object.keys(errors).filter((id) => !inputs.some((block) => block.block_id === id));
  if (unknown.length > 0) return `errors for what is no input block: ${unknown.join(', ')}`;
  view.errors = errors;
  workspace.changed();
  return undefined;
}

function withView(given: unknown, show: (payload: ViewPayload) => unknown): string | undefined {
  const problems = checkView(given);
  if (problems.length > 0) return describeProblems(problems).join(' ');
  const payload = parseView(given);
  if (payload.type !== 'modal') return 'a modal was expected, not a Home tab';
  show(payload);
  return undefined;
}

function isNothing(body: unknown): boolean {
  return body === '' || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
