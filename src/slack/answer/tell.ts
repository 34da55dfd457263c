import type { Adapter, Place } from '../adapter.ts';
import { describeError } from '../explain-error.ts';
import { whisperTo, writeTo } from '../outbound/write-to.ts';
import { renderSentence } from '../render/render-message.ts';
import { renderNotice } from '../render/render-modal.ts';

/** Tells a person something where they are looking; an open form stays open under it. */
export async function tell(adapter: Adapter, place: Place, sentence: string): Promise<void> {
  const { impatient } = adapter.clients;
  try {
    await showWhereTheyAre(adapter, place, sentence);
  } catch (error) {
    adapter.log.warn(describeError(error), 'could not answer in place; writing a message instead');
    await writeTo(impatient, place.account.userId, renderSentence(sentence));
  }
}

async function showWhereTheyAre(adapter: Adapter, place: Place, sentence: string): Promise<void> {
  const { views } = adapter.clients.impatient;
  const { respond, surface, triggerId: trigger_id = '' } = place;
  if (respond) {
    const message = renderSentence(sentence);
    await respond({ ...message, response_type: 'ephemeral', replace_original: false });
  } else if (surface === 'dialog') {
    await views.push({ trigger_id, view: renderNotice(sentence) });
  } else {
    await views.open({ trigger_id, view: renderNotice(sentence) });
  }
}

/** Says what a person may miss: beside the message or command, else where they and the app write to each other. */
export async function sayQuietly(adapter: Adapter, place: Place, sentence: string): Promise<void> {
  const message = renderSentence(sentence);
  if (place.respond) await place.respond({ ...message, response_type: 'ephemeral', replace_original: false });
  else await whisperTo(adapter.clients.impatient, place.account.userId, message);
}
