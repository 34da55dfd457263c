import { describe, expect, it } from '@jest/globals';
import { checkActivity } from '../../../src/playground/teams/check-activity.ts';
import { cardAttachment, cardWith } from './open-teams.ts';

const card = cardAttachment(cardWith([{ type: 'TextBlock', text: 'Hello' }]));

describe('a message to Teams', () => {
  it('passes with text, or with a card and a summary for the notification', () => {
    expect(checkActivity({ type: 'message', text: 'Hello' })).toEqual([]);
    expect(checkActivity({ type: 'message', summary: 'Hello', attachments: [card] })).toEqual([]);
  });

  it.each([
    ['another type', { type: 'event' }, /activity.type/],
    ['nothing in it', { type: 'message' }, /neither text nor a card/],
    ['an unknown text format', { type: 'message', text: 'a', textFormat: 'html' }, /textFormat/],
    [
      'a hero card',
      { type: 'message', text: 'a', attachments: [{ contentType: 'application/vnd.microsoft.card.hero' }] },
      /hero/,
    ],
    [
      'a faulty card',
      { type: 'message', text: 'a', attachments: [cardAttachment({})] },
      /attachments\[0\]: card: version/,
    ],
    ['more than 100 KB in UTF-16', { type: 'message', text: 'a'.repeat(51_200) }, /larger than 100 KB/],
  ])('is refused with %s', (_, activity, problem) => {
    expect(checkActivity(activity, { strict: false }).join('\n')).toMatch(problem);
  });

  it('ought to say something on a phone, and to stay under 80 KB', () => {
    const silent = { type: 'message', attachments: [card] };
    const large = { type: 'message', text: 'a'.repeat(42_000) };
    expect(checkActivity(silent)).toEqual([expect.stringMatching(/no summary/)]);
    expect(checkActivity(large)).toEqual([expect.stringMatching(/advised 80 KB/)]);
    expect(checkActivity(silent, { strict: false })).toEqual([]);
    expect(checkActivity(large, { strict: false })).toEqual([]);
  });

  it('is not measured by the pictures inside it', () => {
    const picture = { type: 'Image', url: `data:image/png;base64,${'A'.repeat(90_000)}`, altText: 'A chart' };
    const attachments = [cardAttachment(cardWith([picture]))];
    expect(checkActivity({ type: 'message', summary: 'A chart', attachments })).toEqual([]);
  });
});
