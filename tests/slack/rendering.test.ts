import { describe, expect, it } from '@jest/globals';
import type { Example } from '../../src/gallery/example.ts';
import { gallery } from '../../src/gallery/gallery.ts';
import { checkMessage } from '../../src/playground/slack/block-kit/check-message.ts';
import { checkView } from '../../src/playground/slack/block-kit/check-view.ts';
import { renderHome } from '../../src/slack/render/render-home.ts';
import { renderMessage } from '../../src/slack/render/render-message.ts';
import { renderModal } from '../../src/slack/render/render-modal.ts';

function problemsWith({ surface, content }: Example) {
  if (surface === 'home' && content.kind === 'hub') return checkView(renderHome(content));
  if (surface === 'message' && content.kind !== 'form') return checkMessage(renderMessage(content));
  return checkView(renderModal(content));
}

describe('every example of every view', () => {
  it.each(gallery.map((example) => [`${example.view}: ${example.example}`, example] as const))(
    '%s is something that Slack shows',
    (_name, example) => {
      expect(problemsWith(example)).toEqual([]);
    },
  );
});
