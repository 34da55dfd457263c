import { expect, jest } from '@jest/globals';
import { type Agreed, plain, refused, section } from './agreed-calls.ts';
import type { AnySlack } from './two-slacks.ts';

const isView = expect.stringMatching(/^V[A-Z0-9]+$/);
const isHash = expect.stringMatching(/^\d{10}\./);

const modal = (title: string, more: object = {}) => ({
  type: 'modal' as const,
  title: plain(title),
  blocks: [section(title)],
  ...more,
});
const home = (text: string) => ({ type: 'home' as const, blocks: [section(text)] });

/** A modal in front of Mei. */
async function opened(slack: AnySlack, more?: object) {
  const trigger_id = await slack.trigger();
  const { view } = await slack.client.views.open({ trigger_id, view: modal('First', more) });
  return { id: view?.id ?? '', hash: view?.hash ?? '' };
}

async function pushed(slack: AnySlack, onto: string, title = 'On top') {
  const trigger_id = await slack.trigger(onto);
  const { view } = await slack.client.views.push({ trigger_id, view: modal(title) });
  return { ...view, id: view?.id ?? '' };
}

const shown = { app_id: '<app>', bot_id: '<bot id>', team_id: '<team>', hash: isHash, state: { values: {} } };

// Left out: views that Slack would not show, of which emulate says invalid_view (Slack: invalid_arguments).
export const aboutModals: Agreed[] = [
  [
    'to open a modal',
    async ({ client, trigger }) => {
      const more = {
        callback_id: 'form',
        private_metadata: 'kept',
        external_id: 'one',
        submit: plain('Send'),
      };
      return client.views.open({ trigger_id: await trigger(), view: modal('Form', more) });
    },
    {
      ok: true,
      view: {
        ...shown,
        ...modal('Form'),
        id: isView,
        callback_id: 'form',
        private_metadata: 'kept',
        external_id: 'one',
        submit: plain('Send'),
        close: null,
        clear_on_close: false,
        notify_on_close: false,
        previous_view_id: null,
        root_view_id: isView,
      },
    },
  ],
  [
    'to open a modal with a trigger that is none',
    ({ client }) => client.views.open({ trigger_id: '1.2.abc', view: modal('Form') }),
    refused('invalid_trigger_id'),
  ],
  [
    'to open two modals with one trigger',
    async ({ client, trigger }) => {
      const trigger_id = await trigger();
      await client.views.open({ trigger_id, view: modal('Form') });
      return client.views.open({ trigger_id, view: modal('Form') });
    },
    refused('exchanged_trigger_id'),
  ],
  [
    'to open a modal too late',
    async ({ client, trigger }) => {
      const trigger_id = await trigger();
      const later = Date.now() + 4000;
      jest.spyOn(Date, 'now').mockReturnValue(later);
      return client.views.open({ trigger_id, view: modal('Form') });
    },
    refused('expired_trigger_id'),
  ],
  [
    'to push a view',
    async (slack) => {
      const { id } = await opened(slack);
      const { previous_view_id, root_view_id } = await pushed(slack, id);
      return { isOntoIt: previous_view_id === id, isRootedInIt: root_view_id === id };
    },
    { isOntoIt: true, isRootedInIt: true },
  ],
  [
    'to push one view too many',
    async (slack) => {
      const second = await pushed(slack, (await opened(slack)).id);
      const third = await pushed(slack, second.id);
      return pushed(slack, third.id);
    },
    refused('push_limit_reached'),
  ],
  // Left out: to push from outside a modal, to which emulate says view_not_found (Slack: not_found).
  [
    'to give two views one external id',
    async (slack) => {
      const { id } = await opened(slack, { external_id: 'one' });
      const trigger_id = await slack.trigger(id);
      return slack.client.views.push({ trigger_id, view: modal('Second', { external_id: 'one' }) });
    },
    refused('duplicate_external_id'),
  ],
];

export const aboutUpdates: Agreed[] = [
  [
    'to update a modal',
    async (slack) => {
      const { id, hash } = await opened(slack);
      const { view } = await slack.client.views.update({ view_id: id, hash, view: modal('Now') });
      return { view, isTheSame: view?.id === id, isHashNew: view?.hash !== hash };
    },
    { view: { ...shown, ...modal('Now') }, isTheSame: true, isHashNew: true },
  ],
  [
    'to update a modal by its external id',
    async (slack) => {
      await opened(slack, { external_id: 'one' });
      return slack.client.views.update({ external_id: 'one', view: modal('Now') });
    },
    { ok: true, view: modal('Now') },
  ],
  [
    'to update a modal that was updated since',
    async (slack) => {
      const { id, hash } = await opened(slack);
      await slack.client.views.update({ view_id: id, view: modal('Now') });
      return slack.client.views.update({ view_id: id, hash, view: modal('Late') });
    },
    refused('hash_conflict'),
  ],
  [
    'to update a modal that is not there',
    ({ client }) => client.views.update({ view_id: 'V99', view: modal('Now') }),
    refused('not_found'),
  ],
  [
    'to publish a Home tab',
    ({ client, mei }) => client.views.publish({ user_id: mei, view: home('One') }),
    { ok: true, view: { ...shown, ...home('One'), id: isView, private_metadata: '', callback_id: '' } },
  ],
  [
    'to publish it again',
    async ({ client, mei }) => {
      const first = await client.views.publish({ user_id: mei, view: home('One') });
      const hash = first.view?.hash ?? '';
      const second = await client.views.publish({ user_id: mei, view: home('Two'), hash });
      return {
        ...second,
        isTheSame: second.view?.id === first.view?.id,
        isHashNew: second.view?.hash !== hash,
      };
    },
    { ok: true, view: home('Two'), isTheSame: true, isHashNew: true },
  ],
  [
    'to publish it from what was there before',
    async ({ client, mei }) => {
      const { view } = await client.views.publish({ user_id: mei, view: home('One') });
      await client.views.publish({ user_id: mei, view: home('Two') });
      return client.views.publish({ user_id: mei, view: home('Late'), hash: view?.hash ?? '' });
    },
    refused('hash_conflict'),
  ],
  [
    'to publish nobody’s Home tab',
    ({ client }) => client.views.publish({ user_id: 'U99', view: home('One') }),
    refused('user_not_found'),
  ],
];
