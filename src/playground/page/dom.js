/**
 * Makes an element. Properties starting with `on` are listeners; `null`, `undefined` and `false` are left out;
 * children are elements or text, never markup.
 */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) setProperty(element, key, value);
  element.append(...children.flat(Number.POSITIVE_INFINITY).filter(isShown));
  return element;
}

function setProperty(element, key, value) {
  if (!isShown(value)) return;
  if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else if (key === 'value' || key === 'checked' || key === 'selected') element[key] = value;
  else element.setAttribute(key, value === true ? '' : String(value));
}

function isShown(value) {
  return value !== null && value !== undefined && value !== false;
}

let lastId = 0;

/** An id for what `aria-labelledby`, `aria-describedby` or a label's `for` names. */
export function newId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Draws a picture from the set in `icons.svg`; it says nothing to a screen reader. */
export function icon(name) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(namespace, 'use');
  use.setAttribute('href', `/playground/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}
