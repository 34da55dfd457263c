import { avatar, botAvatar } from '../avatar.js';
import { renderMrkdwn } from '../block-kit/mrkdwn.js';
import { renderBlocks } from '../block-kit/render-blocks.js';
import { h, icon } from '../dom.js';
import { createKeyedList } from '../keyed-list.js';
import { openMenu } from '../menu.js';
import { withDays } from '../message-days.js';
import { createStayAtEnd } from '../stay-at-end.js';
import { timeOfDay } from '../times.js';

/** A conversation, oldest message first. */
export function createMessageLog(names, wire, ask) {
  const element = h('div', { class: 'log slack-log', role: 'log', tabindex: 0 });
  const end = createStayAtEnd(element);
  const list = createKeyedList(element, (item) => (item.day ? drawDay(item.day) : drawMessage(item)));
  let channel;
  return {
    element,
    /** Nobody reads what somebody else was sent, not even for a moment. */
    clear: () => list.show([]),
    show(shown, { tz: timeZone }, isNewPlace) {
      channel = shown;
      element.setAttribute(
        'aria-label',
        channel.is_im ? 'Messages with Tandem' : `Messages in #${channel.name}`,
      );
      const messages = channel.messages.map((message) => ({
        key: `${channel.id} ${message.ts}`,
        sentAt: Number(message.ts) * 1000,
        timeZone,
        message,
      }));
      list.show(withDays(messages));
      if (isNewPlace) end.goToEnd();
      else end.catchUp();
    },
  };

  function drawMessage({ message, sentAt, timeZone }) {
    const author = message.bot_id ? 'Tandem' : (names.person(message.user) ?? message.user);
    return h(
      'article',
      {
        class: message.is_ephemeral ? 'message message-ephemeral' : 'message',
        'aria-label': `Message from ${author}`,
      },
      message.bot_id ? botAvatar() : avatar(author),
      h(
        'div',
        { class: 'message-main' },
        message.is_ephemeral && h('p', { class: 'only-you' }, icon('eye'), 'Only visible to you'),
        h(
          'p',
          { class: 'message-head' },
          h('strong', {}, author),
          message.bot_id && h('span', { class: 'app-badge' }, 'APP'),
          h('time', { datetime: new Date(sentAt).toISOString() }, timeOfDay(sentAt, timeZone)),
        ),
        h('div', { class: 'blocks' }, drawContent(message)),
      ),
      !message.is_ephemeral && drawMore(message),
    );
  }

  function drawContent(message) {
    const edited = message.edited && h('span', { class: 'edited' }, ' (edited)');
    if (!message.blocks) return h('div', { class: 'text' }, renderMrkdwn(message.text, names), edited);
    const { id } = channel;
    const on = (deed, { block_id }, { action_id }, value) =>
      wire.act(deed, {
        target: { in: 'message', channel: id, ts: message.ts },
        element: { block_id, action_id },
        value,
      });
    return renderBlocks(message.blocks, {
      names,
      errors: {},
      ...ask,
      held: ({ block_id }, { action_id }) => message.state.values[block_id]?.[action_id],
      act: (block, pressed, value = null) => on('press', block, pressed, value),
      fill: (block, filled, value) => on('fill', block, filled, value),
    });
  }

  function drawMore({ ts }) {
    const shortcut = () =>
      wire.act('message-shortcut', { callback_id: 'add_to_agenda', channel: channel.id, ts });
    return h(
      'div',
      { class: 'message-tools' },
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'More actions',
          'aria-haspopup': 'menu',
          'aria-expanded': 'false',
          onclick: ({ currentTarget }) =>
            openMenu(currentTarget, [{ label: 'Add to 1-to-1 agenda', run: shortcut }]),
        },
        icon('more'),
      ),
    );
  }
}

function drawDay(day) {
  return h('div', { class: 'day', role: 'separator', 'aria-label': day }, h('span', {}, day));
}
