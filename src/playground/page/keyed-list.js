/**
 * Shows items in an element and draws only what changed, so that what is typed in the rest stays.
 * @param draw makes the element of one item
 */
export function createKeyedList(container, draw) {
  const shown = new Map();
  const whenReleased = waitWhilePressed(container);
  return {
    /** @param items each with a `key` of its own; an item with the same JSON is not drawn again */
    show(items) {
      whenReleased(() => showNow(items));
    },
  };

  function showNow(items) {
    const focus = whereFocusIs(shown);
    const before = new Map(shown);
    shown.clear();
    for (const item of items) {
      const json = JSON.stringify(item);
      const old = before.get(item.key);
      shown.set(item.key, { json, element: old?.json === json ? old.element : draw(item) });
    }
    placeInOrder(
      container,
      [...shown.values()].map(({ element }) => element),
    );
    if (focus) putFocusBack(shown, focus);
  }
}

const ends = ['pointerup', 'pointercancel'];

/** A button that is drawn anew between the press and the release would never be clicked: the last call waits. */
function waitWhilePressed(container) {
  let isPressed = false;
  let waiting;
  const release = () => {
    isPressed = false;
    waiting?.();
    waiting = undefined;
  };
  const end = () => {
    for (const name of ends) document.removeEventListener(name, end, true);
    // The click comes right after the release.
    setTimeout(release);
  };
  container.addEventListener('pointerdown', () => {
    isPressed = true;
    for (const name of ends) document.addEventListener(name, end, true);
  });
  return (run) => {
    if (isPressed) waiting = run;
    else run();
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
