import type { App } from '@slack/bolt';
import { decodeAction, isShowing, type UserAction } from '../../core/chat/user-action.ts';
import type { Adapter, Place } from '../adapter.ts';
import { showAnswer } from '../answer/answer.ts';
import { refreshHome } from '../answer/publish-home.ts';
import { showInDialog } from '../answer/show-in-dialog.ts';
import { tell } from '../answer/tell.ts';
import { type Answered, ask } from '../ask.ts';
import { decodeAskedFirst } from '../render/asked-first.ts';
import { decodeFormMetadata } from '../render/form-metadata.ts';
import { askPrefix, pressPrefix } from '../render/render-buttons.ts';
import { answerPrefix } from '../render/render-field.ts';
import { answerOnceStored } from './answer-once-stored.ts';
import { askFirst } from './ask-first.ts';
import { accountOf, type Press, pressSchema, type ShownView } from './payloads.ts';
import { readSubmission } from './read-submission.ts';
import { keyOf, sentFormOf } from './sent-form.ts';

const fromAnOlderVersion =
  'This button is from an older version of Tandem and does nothing any more. Open your hub to go on.';

const notSaved =
  'This form is from another version of Tandem and does not save what you type. Copy it, close the form and open it again.';

type Ack = () => Promise<void>;

/** Every button, and every change of a field in a form that is saved while it is filled in. */
export function listenToPresses(app: App, adapter: Adapter): void {
  app.action({ type: 'block_actions' }, async ({ ack: acknowledge, body }) => {
    const ack: Ack = () => acknowledge();
    const press = pressSchema.parse(body);
    const [{ action_id, value, action_ts }] = press.actions;
    const place: Place = {
      account: accountOf(press),
      surface: surfaceOf(press),
      ...(press.trigger_id !== undefined && { triggerId: press.trigger_id }),
      ...(press.response_url !== undefined && { respond: adapter.respondTo(press.response_url) }),
    };
    if (action_id.startsWith(answerPrefix)) return saveDraft(adapter, place, press, ack);
    if (action_id.startsWith(askPrefix)) {
      const asked = decodeAskedFirst(value);
      if (asked && press.view) return askFirst(adapter, place, press.view, asked, ack);
    }
    const action = action_id.startsWith(pressPrefix) ? decodeAction(value) : undefined;
    if (action === undefined) {
      await ack();
      return tell(adapter, place, fromAnOlderVersion);
    }
    if (place.surface === 'dialog' && press.view)
      return pressInDialog(adapter, place, { view: press.view, action, at: action_ts }, ack);
    const answer = showAnswer.bind(undefined, adapter, place);
    const work = ask(adapter, place, { action, key: press.trigger_id });
    return answerOnceStored(adapter, action, work, {
      ack,
      ackEarly: isShowing(action) ? ack : undefined,
      answer,
      answerLate: answer,
      isWaitedFor: () => place.opening !== undefined,
    });
  });
}

function surfaceOf({ view }: Press): Place['surface'] {
  if (view?.type === 'home') return 'home';
  return view ? 'dialog' : 'message';
}

async function saveDraft(adapter: Adapter, place: Place, { view, actions }: Press, ack: Ack): Promise<void> {
  const action = decodeFormMetadata(view?.private_metadata)?.autosave;
  if (!view) return ack();
  if (!action) {
    await ack();
    return sayThatSavingFails(adapter, place, view, notSaved);
  }
  const form = sentFormOf(view, actions[0].action_ts);
  // Two saves of the same words are two saves, when others were typed in between: they go by when they were typed.
  const work = ask(adapter, place, { action, values: readSubmission(view), form });
  const answer = async ({ reply }: Answered) => {
    if (reply.kind === 'notice') await sayThatSavingFails(adapter, place, view, reply.text);
    else adapter.failingSaves.note(view.id, false);
  };
  await answerOnceStored(adapter, action, work, { ack, answer, answerLate: answer });
}

/** Once, and not again until something in that form was saved. */
async function sayThatSavingFails(
  adapter: Adapter,
  place: Place,
  { id }: ShownView,
  sentence: string,
): Promise<void> {
  if (adapter.failingSaves.note(id, true)) await tell(adapter, place, sentence);
}

/** A button in a dialog: what is in the form goes along, and the answer takes the form's place. */
async function pressInDialog(
  adapter: Adapter,
  place: Place,
  { view, action, at }: { view: ShownView; action: UserAction; at: string },
  ack: Ack,
): Promise<void> {
  const values = readSubmission(view);
  const asked = { action, values, key: keyOf(view, action, values), form: sentFormOf(view, at) };
  const answer = async (answered: Answered) => {
    await showInDialog(adapter, place, { viewId: view.id, hash: view.hash }, answered);
    if (!isShowing(action)) await refreshHome(adapter, place.account);
  };
  await answerOnceStored(adapter, action, ask(adapter, place, asked), {
    ack,
    ackEarly: isShowing(action) ? ack : undefined,
    answer,
    answerLate: answer,
  });
}
