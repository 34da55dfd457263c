import type { Slack } from '../slack.ts';

/** Shows a person a sentence of Slack's own, until they do the next thing. */
export function toast({ workspace }: Slack, userId: string, text: string): void {
  const { toasts } = workspace.state;
  toasts[userId] = [...(toasts[userId] ?? []), text];
  workspace.changed();
}

export function clearToasts({ workspace }: Slack, userId: string): void {
  delete workspace.state.toasts[userId];
}
