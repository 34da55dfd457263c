import { shorten } from '../../core/chat/cut-text.ts';
import type { Card, Confirmation, Form, Hub, View } from '../../core/chat/view.ts';
import { type Confirmed, encodeConfirmed } from './asked-first.ts';
import type { Block, Modal } from './block-types.ts';
import { fitBlocks, fitsIntoView } from './fit-blocks.ts';
import { encodeFormMetadata } from './form-metadata.ts';
import { plainText } from './plain-text.ts';
import { buttonBlocks, placeOf } from './render-buttons.ts';
import { headingBlocks, renderElement, renderElements } from './render-elements.ts';
import { renderField } from './render-field.ts';
import { richTextBlocks } from './rich-text.ts';
import { sizes } from './sizes.ts';

const moreThanFits = 'There is more than fits into this window. Read the rest on a page of its own.';

export function renderModal(view: View): Modal {
  return view.kind === 'form' ? renderForm(view) : renderPage(view);
}

/** One sentence on a page of its own. */
export function renderNotice(text: string): Modal {
  return modal('1-to-1', richTextBlocks(text), 'OK');
}

/** Asks before something that cannot be undone, on a page above the one where it was pressed. */
export function renderConfirmation({ title, text, yes, no }: Confirmation, confirmed: Confirmed): Modal {
  return {
    ...modal(title, richTextBlocks(text), no),
    submit: plainText(shorten(yes, sizes.viewTitle)),
    private_metadata: encodeConfirmed(confirmed),
  };
}

function renderPage({ title, body }: Card | Hub): Modal {
  return modal(title, renderElements(body, placeOf('modal')), 'Close');
}

function renderForm(form: Form): Modal {
  const isSavedWhileTyping = form.autosave !== undefined;
  const blocks = formBlocks(form, isSavedWhileTyping);
  const fitting = fitsIntoView(blocks) ? blocks : formBlocks(withoutPrevious(form), isSavedWhileTyping);
  return {
    ...modal(form.title, fitting, form.closeLabel),
    submit: plainText(shorten(form.submit.label, sizes.viewTitle)),
    private_metadata: encodeFormMetadata(form),
    ...(isSavedWhileTyping && { notify_on_close: true }),
  };
}

function formBlocks(form: Form, isSavedWhileTyping: boolean): Block[] {
  const place = placeOf('modal');
  const blocks = form.body.flatMap((element) =>
    element.kind === 'field' ? renderField(element, isSavedWhileTyping) : renderElement(element, place),
  );
  return [...blocks, ...buttonBlocks(form.others, place)];
}

/** Last time's answers can be read elsewhere, the fields of this time cannot be filled in elsewhere. */
function withoutPrevious(form: Form): Form {
  const body = form.body.map((element) => {
    if (element.kind !== 'field' || element.previous === undefined) return element;
    return { ...element, previous: 'too long to show here; it is in your last 1-to-1.' };
  });
  return { ...form, body };
}

/** The title bar is short: a longer title stands in full at the top of the page. */
function modal(title: string, body: Block[], closeLabel: string): Modal {
  const blocks = title.length > sizes.viewTitle ? [...headingBlocks(title), ...body] : body;
  return {
    type: 'modal',
    callback_id: 'tandem',
    title: plainText(shorten(title, sizes.viewTitle)),
    close: plainText(shorten(closeLabel, sizes.viewTitle)),
    blocks: fitBlocks(blocks, fitsIntoView, moreThanFits),
  };
}
