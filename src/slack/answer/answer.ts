import type { Reply } from '../../core/chat/reply.ts';
import { opensDialog, type UserAction } from '../../core/chat/user-action.ts';
import type { View } from '../../core/chat/view.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import type { Adapter, Place } from '../adapter.ts';
import { ask } from '../ask.ts';
import { explainError } from '../explain-error.ts';
import { renderMessage } from '../render/render-message.ts';
import { openDialog } from './dialogs.ts';
import { changesSomething, publishHome, refreshHome } from './publish-home.ts';
import { sayQuietly, tell } from './tell.ts';

/** Answers what was pressed in a message or on the Home tab, or typed as a command. */
export async function answer(
  adapter: Adapter,
  place: Place,
  action: UserAction,
  values: FormValues = {},
): Promise<void> {
  const reply = await ask(adapter, place, action, values);
  try {
    await deliver(adapter, place, action, reply);
  } catch (error) {
    await tell(adapter, place, explainError(adapter.log, error, action.type));
  }
  if (place.surface === 'home' && changesSomething(action)) await refreshHome(adapter, place.account);
}

async function deliver(adapter: Adapter, place: Place, action: UserAction, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'show':
      return show(adapter, place, action, reply.view);
    case 'errors':
      return openDialog(adapter, place, action, reply.form);
    case 'notice':
      return tell(adapter, place, reply.text);
    case 'close':
      return reply.text === undefined ? undefined : sayQuietly(adapter, place, reply.text);
    case 'nothing':
      return;
  }
}

async function show(adapter: Adapter, place: Place, action: UserAction, view: View): Promise<void> {
  const { respond, surface, account } = place;
  if (opensDialog(action) || view.kind === 'form') return openDialog(adapter, place, action, view);
  if (view.kind === 'hub' && surface !== 'command') {
    await publishHome(adapter, account.userId, view);
    if (surface === 'message')
      await sayQuietly(adapter, place, 'Your hub is up to date on the Home tab above.');
  } else if (respond) {
    await respond({
      ...renderMessage(view),
      response_type: 'ephemeral',
      replace_original: surface === 'message',
    });
  } else {
    await openDialog(adapter, place, action, view);
  }
}
