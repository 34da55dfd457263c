import { getJson, postJson } from '../api.js';
import { createComposer } from '../composer.js';
import { confirmIn } from '../confirm.js';
import { h, icon } from '../dom.js';
import { calmly } from '../live.js';
import { createPersonPicker } from '../person-picker.js';
import { createTabs } from '../tabs.js';
import { createToasts } from '../toasts.js';
import { commandCompletions } from './command-completions.js';
import { createHomeTab } from './home-tab.js';
import { createMessageLog } from './message-log.js';
import { createModal } from './modal.js';
import { createNames } from './names.js';
import { createWire } from './wire.js';

/** Slack as one person sees it: the Home tab, the messages with Tandem, the channels. */
export function createSlackPane(pane, organisation) {
  let userId;
  let place = 'messages';
  let seen;
  const toasts = createToasts();
  const names = createNames();
  const wire = createWire({ show, complain: toasts.complain, setBusy });
  const ask = {
    confirm: (question) =>
      confirmIn(pane, {
        title: question.title.text,
        text: question.text.text,
        yes: question.confirm?.text ?? 'Yes',
        no: question.deny?.text ?? 'Cancel',
        isDangerous: question.style === 'danger',
      }),
  };
  const home = createHomeTab(names, wire, ask);
  const log = createMessageLog(names, wire, ask);
  const modal = createModal(pane, names, wire);
  const composer = createComposer({
    completions: (typed) => commandCompletions(typed, organisation.chosenIn('slack'), organisation),
    send: (text) => {
      if (!seen) return;
      const channel = channelOf(place).id;
      wire.act(...(text.startsWith('/') ? ['command', { text, channel }] : ['post', { text, channel }]));
    },
  });
  const panel = h('div', { class: 'place', role: 'tabpanel' });
  const tabs = createTabs('In Slack', panel, go);
  pane.append(
    h(
      'header',
      { class: 'pane-head' },
      icon('slack'),
      h('h2', {}, 'Slack'),
      createPersonPicker(organisation, 'slack', 'Be someone in Slack'),
    ),
    tabs.element,
    panel,
    toasts.element,
  );
  organisation.onChange(() => {
    const person = organisation.chosenIn('slack');
    if (!person || person.slack.userId === userId) return;
    userId = person.slack.userId;
    be(userId).catch((error) => toasts.complain(error.message));
  });
  const refresh = calmly(async () => {
    if (userId === undefined) return;
    const asked = userId;
    const answer = await getJson(`visit/slack/${asked}`);
    if (asked === userId) show(answer);
  });
  return { refresh };

  async function be(id) {
    seen = undefined;
    place = place === 'home' ? 'home' : 'messages';
    wire.be(id);
    modal.close();
    log.clear();
    home.clear();
    await names.load();
    go(place);
  }
  function go(next) {
    place = next;
    panel.replaceChildren(...(place === 'home' ? [home.element] : [log.element, composer.element]));
    if (place === 'home') {
      home.awaitNew(seen?.home?.hash);
      wire.act('home');
    } else if (seen) open(channelOf(place));
    else wire.look().then(() => seen && open(channelOf(place)));
    if (seen) show(seen, { isNewPlace: true });
  }
  function open(channel) {
    show(seen, { isNewPlace: true });
    if (channel?.is_im) wire.act('open', { channel: channel.id });
  }
  function channelOf(key) {
    const { conversations } = seen;
    return (
      conversations.find((channel) => (key === 'messages' ? channel.is_im : channel.id === key)) ??
      conversations[0]
    );
  }
  function show(next, { isNewPlace = false } = {}) {
    if (next.user.id !== userId) return;
    const news = (next.toasts ?? []).filter((text) => !seen?.toasts.includes(text));
    seen = next;
    for (const text of news) toasts.complain(text);
    const channels = seen.conversations.filter(({ is_im }) => !is_im);
    const unread = organisation.chosenIn('slack')?.slack.unread ?? 0;
    tabs.show(
      [
        { key: 'home', label: 'Home' },
        { key: 'messages', label: 'Messages', unread: place === 'messages' ? 0 : unread },
        ...channels.map(({ id, name }) => ({ key: id, label: `# ${name}` })),
      ],
      place,
    );
    if (place === 'home') home.show(seen.home);
    else showConversation(isNewPlace);
    modal.show(seen.modal);
  }
  function showConversation(isNewPlace) {
    const channel = channelOf(place);
    const label = channel.is_im ? 'Message Tandem, or type / for commands' : `Message #${channel.name}`;
    composer.label(label);
    log.show(channel, seen.user, isNewPlace);
    if (channel.is_im && unreadHere()) postJson('read', { platform: 'slack', userId }).catch(() => undefined);
  }
  function unreadHere() {
    return (organisation.chosenIn('slack')?.slack.unread ?? 0) > 0 && !document.hidden;
  }
  function setBusy(isBusy) {
    panel.setAttribute('aria-busy', String(isBusy));
    pane.classList.toggle('busy', isBusy);
  }
}
