/** How near to its end, in pixels, a log is taken to be read to the end. */
const nearTheEnd = 80;

/**
 * Shows items in a scrolling element and draws only what changed, so that what is typed in the rest stays.
 * @param draw makes the element of one item
 */
export function createKeyedList(container, draw) {
  const shown = new Map();
  return {
    /** @param items each with a `key` of its own; an item with the same JSON is not drawn again */
    show(items, { scrollToEnd = false } = {}) {
      const wasAtEnd = container.scrollHeight - container.scrollTop - container.clientHeight < nearTheEnd;
      const focus = whereFocusIs(shown);
      const before = new Map(shown);
      shown.clear();
      const elements = items.map((item) => {
        const json = JSON.stringify(item);
        const old = before.get(item.key);
        const element = old?.json === json ? old.element : draw(item);
        shown.set(item.key, { json, element });
        return element;
      });
      placeInOrder(container, elements);
      if (focus) putFocusBack(shown, focus);
      if (scrollToEnd || (wasAtEnd && items.length > 0)) container.scrollTop = container.scrollHeight;
    },
  };
}

/** Moves nothing that stands right, because moving an element takes the focus from it. */
function placeInOrder(container, elements) {
  const wanted = new Set(elements);
  for (const child of [...container.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, index) => {
    const there = container.children[index];
    if (there !== element) container.insertBefore(element, there ?? null);
  });
}

const focusable = 'a[href], button, input, select, textarea';

function whereFocusIs(shown) {
  for (const [key, { element }] of shown) {
    if (!element.contains(document.activeElement)) continue;
    return { key, index: [...element.querySelectorAll(focusable)].indexOf(document.activeElement) };
  }
  return undefined;
}

/** When what had the focus was drawn anew, what now stands in its place gets it. */
function putFocusBack(shown, { key, index }) {
  const element = shown.get(key)?.element;
  if (element && !element.contains(document.activeElement))
    element.querySelectorAll(focusable)[index]?.focus();
}
