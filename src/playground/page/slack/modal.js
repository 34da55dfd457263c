import { renderBlocks } from '../block-kit/render-blocks.js';
import { h, icon } from '../dom.js';
import { createKeyedList } from '../keyed-list.js';
import { openOverlay } from '../overlay.js';
import { createTyping } from './typing.js';

/** The open modal, if one is; fields that did not change stay as they are while one types. */
export function createModal(pane, names, wire) {
  const typing = createTyping(wire);
  let shown;
  const close = () => {
    shown?.overlay.close();
    shown = undefined;
  };
  return {
    close,
    show(modal) {
      if (!modal) return close();
      if (shown?.id !== modal.view.id) {
        close();
        shown = openView(modal.view);
      }
      shown.show(modal);
    },
  };

  function openView(view) {
    const body = h('div', { class: 'dialog-body blocks' });
    const foot = h('footer', { class: 'dialog-foot' });
    const list = createKeyedList(body, (item) => drawBlock(item));
    const dismiss = () => typing.finish().then(() => wire.act('close', { all: true }));
    const heading = {};
    const options = { title: view.title.text, className: 'dialog slack-modal', onCancel: dismiss };
    const overlay = openOverlay(pane, options, (title) => {
      heading.element = title;
      const cross = h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: dismiss },
        icon('close'),
      );
      return [h('header', { class: 'dialog-head' }, title, cross), body, foot];
    });
    let hadErrors = false;
    return {
      id: view.id,
      overlay,
      show({ view: now, errors }) {
        const isNewPage = heading.element.textContent !== now.title.text;
        heading.element.textContent = now.title.text;
        list.show(now.blocks.map((block) => toItem(block, now, errors)));
        drawFoot(foot, now);
        const hasErrors = Object.keys(errors).length > 0;
        if (hasErrors && !hadErrors) focusInvalid(body);
        hadErrors = hasErrors;
        if (isNewPage) overlay.startAgain(body);
        overlay.keepFocus();
      },
    };
  }

  /** What an input holds is no part of what is compared: the field on the page is ahead of it. */
  function toItem(block, { state }, errors) {
    const item = { key: block.block_id, block, error: errors[block.block_id] };
    const values = state.values[block.block_id] ?? {};
    Object.defineProperty(item, 'values', { value: values, enumerable: block.type !== 'input' });
    return item;
  }

  function drawBlock({ block, error, values }) {
    const elementOf = ({ action_id }) => ({ block_id: block.block_id, action_id });
    return renderBlocks([block], {
      names,
      errors: { [block.block_id]: error },
      // The stand-in takes the modal away, as Slack is reported to, so that there is nothing left to ask in.
      confirm: async () => true,
      held: (_, { action_id }) => values[action_id],
      act: async (_, pressed, value = null) => {
        await typing.finish();
        await wire.act('press', { target: { in: 'modal' }, element: elementOf(pressed), value });
      },
      fill: (_, filled, value, isTyped) =>
        isTyped
          ? typing.type(elementOf(filled), value)
          : wire.act('fill', { element: elementOf(filled), value }),
    })[0];
  }

  function drawFoot(foot, { submit, close: closeText }) {
    const wanted = JSON.stringify([submit, closeText]);
    if (foot.dataset.drawn === wanted) return;
    foot.dataset.drawn = wanted;
    const send = () => typing.finish().then(() => wire.act('submit'));
    const cancel = () => typing.finish().then(() => wire.act('close'));
    foot.replaceChildren(
      h(
        'button',
        { type: 'button', class: 'slack-button', onclick: cancel },
        closeText?.text ?? (submit ? 'Cancel' : 'Close'),
      ),
      ...(submit
        ? [
            h(
              'button',
              { type: 'button', class: 'slack-button slack-button-primary', onclick: send },
              submit.text,
            ),
          ]
        : []),
    );
  }
}

const invalid =
  'input[aria-invalid="true"], select[aria-invalid="true"], textarea[aria-invalid="true"], [aria-invalid="true"] input';

function focusInvalid(body) {
  body.querySelector(invalid)?.focus();
}
