import { describe, expect, it } from '@jest/globals';
import { gallery } from '../src/gallery/gallery.ts';
import { renderExampleForSlack } from '../src/gallery/render-on-slack.ts';
import { renderExampleForTeams } from '../src/gallery/render-on-teams.ts';
import { checkMessage } from '../src/playground/slack/block-kit/check-message.ts';
import { checkView } from '../src/playground/slack/block-kit/check-view.ts';
import { checkActivity } from '../src/playground/teams/check-activity.ts';
import { checkCard } from '../src/playground/teams/check-card.ts';

const examples = gallery.map((example) => ({ name: `${example.view}--${example.example}`, example }));

describe('every example of every view', () => {
  it('has a name of its own', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(gallery.length);
  });

  it.each(examples)('$name is something that Slack takes', ({ example }) => {
    const { surface, payload } = renderExampleForSlack(example);
    const problems =
      surface === 'message' ? checkMessage({ channel: 'D0123456', ...payload }) : checkView(payload);
    expect(problems).toEqual([]);
  });

  it.each(examples)('$name is something that Teams takes', ({ example }) => {
    const { surface, payload } = renderExampleForTeams(example);
    const problems =
      surface === 'message'
        ? checkActivity(payload)
        : checkCard((payload as { card: unknown }).card, 'dialog');
    expect(problems).toEqual([]);
  });
});
