import { avatar, botAvatar } from '../avatar.js';
import { h, icon } from '../dom.js';
import { createKeyedList } from '../keyed-list.js';
import { openMenu } from '../menu.js';
import { withDays } from '../message-days.js';
import { createStayAtEnd } from '../stay-at-end.js';
import { timeOfDay } from '../times.js';
import { renderAdaptiveCard } from './adaptive-card.js';

/** A chat or channel, oldest message first; one's own messages stand on the right. */
export function createChat(wire) {
  const element = h('div', { class: 'log teams-log', role: 'log', tabindex: 0 });
  const end = createStayAtEnd(element);
  const list = createKeyedList(element, (item) => (item.day ? drawDay(item.day) : drawMessage(item)));
  let commands = [];
  let shownId;
  return {
    element,
    /** @param offered the app's message actions */
    offer(offered) {
      commands = offered;
    },
    /** Nobody reads what somebody else was sent, not even for a moment. */
    clear: () => list.show([]),
    /** @returns whether another conversation was shown before */
    show({ id, kind, name }, messages, { userId, timeZone }) {
      const isNewPlace = shownId !== `${userId} ${id}`;
      shownId = `${userId} ${id}`;
      element.setAttribute('aria-label', kind === 'personal' ? 'Chat with Tandem' : `Posts in ${name}`);
      const items = messages.map((message) => ({
        key: `${shownId} ${message.id}`,
        sentAt: new Date(message.sentAt).getTime(),
        timeZone,
        message,
        conversationId: id,
        isOwn: kind !== 'channel' && message.from.id === userId,
      }));
      list.show(withDays(items));
      if (isNewPlace) end.goToEnd();
      else end.catchUp();
      return isNewPlace;
    },
  };

  function drawMessage({ message, sentAt, timeZone, conversationId, isOwn }) {
    const { from, text, cards, editedAt } = message;
    const time = h('time', { datetime: message.sentAt }, timeOfDay(sentAt, timeZone));
    return h(
      'article',
      { class: isOwn ? 'message message-own' : 'message', 'aria-label': `Message from ${from.name}` },
      !isOwn && (from.isBot ? botAvatar() : avatar(from.name, 'avatar-round')),
      h(
        'div',
        { class: cards.length > 0 ? 'message-main message-wide' : 'message-main' },
        h(
          'p',
          { class: 'message-head' },
          !isOwn && h('strong', {}, from.name),
          time,
          editedAt && h('span', {}, 'Edited'),
        ),
        text && h('div', { class: 'bubble' }, text),
        cards.map((card) => drawCard(card, { activityId: message.id, conversationId })),
      ),
      drawMore({ activityId: message.id, conversationId }),
    );
  }

  function drawCard(card, ref) {
    const press = (action, inputs) => wire.act('press', { ...ref, action, inputs });
    return h('div', { class: 'card' }, renderAdaptiveCard(card, press));
  }

  function drawMore(ref) {
    const entries = commands.map(({ id, title }) => ({
      label: title,
      run: () => wire.act('command', { ...ref, commandId: id }),
    }));
    return h(
      'div',
      { class: 'message-tools' },
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'More options',
          'aria-haspopup': 'menu',
          'aria-expanded': 'false',
          onclick: ({ currentTarget }) => openMenu(currentTarget, entries),
        },
        icon('more'),
      ),
    );
  }
}

function drawDay(day) {
  return h('div', { class: 'day', role: 'separator', 'aria-label': day }, h('span', {}, day));
}
