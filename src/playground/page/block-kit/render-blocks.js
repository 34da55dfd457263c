import { h, newId } from '../dom.js';
import { renderElement } from './render-element.js';
import { renderInputBlock } from './render-input-block.js';
import { renderRichText } from './rich-text.js';
import { renderText } from './text.js';

/**
 * Blocks as Slack's client shows them.
 * @param context `names` for mentions, `held(block, element)` for what an element holds, `errors` by block id,
 *   `act(block, element, value)` for what is pressed, `fill(block, element, value, isTyped)` for what is typed or
 *   chosen, `confirm(question)` for what is asked first
 */
export function renderBlocks(blocks, context) {
  return blocks.map((block) => h('div', { class: `block block-${block.type}` }, renderBlock(block, context)));
}

function renderBlock(block, context) {
  switch (block.type) {
    case 'header':
      return h('h3', {}, renderText(block.text, context.names));
    case 'section':
      return renderSection(block, context);
    case 'context':
      return block.elements.map((element) => renderContextElement(element, context));
    case 'divider':
      return h('hr');
    case 'actions':
      return block.elements.map((element) => renderElement(block, element, context));
    case 'input':
      return renderInputBlock(block, context);
    case 'rich_text':
      return renderRichText(block, context.names);
    case 'image':
      return renderImage(block, context);
    case 'markdown':
      return h('p', {}, block.text);
    default:
      return h('p', { class: 'not-drawn' }, `[${block.type}]`);
  }
}

function renderSection(block, context) {
  const labelId = newId('section');
  const { text, fields = [], accessory } = block;
  return [
    h(
      'div',
      { class: 'section-text' },
      text && h('div', { id: labelId, class: 'text' }, renderText(text, context.names)),
      fields.length > 0 &&
        h(
          'div',
          { class: 'fields' },
          fields.map((field) => renderField(field, context)),
        ),
    ),
    accessory &&
      h(
        'div',
        { class: 'accessory' },
        renderElement(block, accessory, context, { 'aria-describedby': labelId }),
      ),
  ];
}

function renderField(field, { names }) {
  return h('div', { class: 'text' }, renderText(field, names));
}

function renderContextElement(element, { names }) {
  if (element.type === 'image') return h('img', { src: element.image_url, alt: element.alt_text });
  return h('span', { class: 'text' }, renderText(element, names));
}

function renderImage({ title, image_url, alt_text }, { names }) {
  return h(
    'figure',
    {},
    title && h('figcaption', {}, renderText(title, names)),
    h('img', { src: image_url, alt: alt_text }),
  );
}
