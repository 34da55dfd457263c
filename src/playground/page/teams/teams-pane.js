import { getJson, postJson } from '../api.js';
import { createComposer } from '../composer.js';
import { h, icon } from '../dom.js';
import { calmly } from '../live.js';
import { createPersonPicker } from '../person-picker.js';
import { createTabs } from '../tabs.js';
import { createToasts } from '../toasts.js';
import { openPage } from './adaptive-card.js';
import { createChat } from './chat.js';
import { chatCompletions } from './chat-completions.js';
import { createDialog } from './dialog.js';
import { createWire } from './wire.js';

/** Microsoft Teams as one person sees it: the chat with Tandem, and the channels. */
export function createTeamsPane(pane, organisation) {
  let userId;
  let timeZone = 'UTC';
  let conversations = [];
  /** The conversation that is open; undefined for the chat with Tandem. */
  let conversationId;
  const toasts = createToasts();
  const wire = createWire({ show, complain: toasts.complain, setBusy });
  const chat = createChat(wire);
  const dialog = createDialog(pane, wire);
  const composer = createComposer({
    completions: (typed) => (conversationId === undefined ? chatCompletions(typed) : []),
    send: (text) => wire.act('write', { text, conversationId }),
  });
  const panel = h('div', { class: 'place', role: 'tabpanel' }, chat.element, composer.element);
  const tabs = createTabs('In Teams', panel, go);
  pane.append(
    h(
      'header',
      { class: 'pane-head' },
      icon('teams'),
      h('h2', {}, 'Microsoft Teams'),
      createPersonPicker(organisation, 'teams', 'Be someone in Teams'),
    ),
    tabs.element,
    panel,
    toasts.element,
  );
  organisation.onChange(() => {
    const person = organisation.chosenIn('teams');
    if (!person || person.teams.userId === userId) return;
    userId = person.teams.userId;
    timeZone = person.timeZone;
    be(userId).catch((error) => toasts.complain(error.message));
  });
  const refresh = calmly(async () => {
    if (userId === undefined) return;
    const asked = [userId, conversationId].join();
    const sight = await wire.see(userId, conversationId);
    if (asked === [userId, conversationId].join()) show(sight);
  });
  return {
    refresh,
    refreshFor(userIds) {
      if (userIds.includes(userId)) refresh();
    },
  };

  async function be(id) {
    wire.be(id);
    dialog.close();
    chat.clear();
    const [{ commands }, places] = await Promise.all([
      getJson('visit/teams/'),
      getJson(`visit/teams/as/${encodeURIComponent(id)}/conversations`),
    ]);
    if (id !== userId) return;
    chat.offer(commands);
    conversations = places;
    go(undefined);
  }
  function go(next) {
    conversationId = next;
    wire.look(conversationId);
  }
  function show(sight, isAnswer = false) {
    const { conversation, messages, notice, error, fieldErrors, opensUrl } = sight;
    if (isAnswer && conversation.id !== (conversationId ?? personalId())) return refresh();
    const isNewPlace = chat.show(conversation, messages, { userId, timeZone });
    composer.label(
      conversation.kind === 'personal'
        ? 'Type a message to Tandem, such as help'
        : `Start a post in ${conversation.name}`,
    );
    showTabs();
    dialog.show(sight.dialog);
    if (notice) toasts.say(notice);
    if (error) toasts.complain(error);
    for (const complaint of Object.values(fieldErrors ?? {})) toasts.complain(complaint);
    if (opensUrl) openPage(opensUrl);
    if (isNewPlace || conversation.kind === 'personal') markRead(conversation);
  }
  function showTabs() {
    const unread = conversationId === undefined ? 0 : (organisation.chosenIn('teams')?.teams.unread ?? 0);
    tabs.show(
      conversations.map(({ id, kind, name }) => ({
        key: kind === 'personal' ? undefined : id,
        label: kind === 'personal' ? 'Chat with Tandem' : name.replace(' / ', ' › '),
        unread: kind === 'personal' ? unread : 0,
      })),
      conversationId,
    );
  }
  function personalId() {
    return conversations.find(({ kind }) => kind === 'personal')?.id;
  }
  function markRead({ kind }) {
    const unread = organisation.chosenIn('teams')?.teams.unread ?? 0;
    if (kind !== 'personal' || unread === 0 || document.hidden) return;
    postJson('read', { platform: 'teams', userId }).catch(() => undefined);
  }
  function setBusy(isBusy) {
    panel.setAttribute('aria-busy', String(isBusy));
    pane.classList.toggle('busy', isBusy);
  }
}
