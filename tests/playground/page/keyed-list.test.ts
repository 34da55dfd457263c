import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadPageModule } from './load-page-module.ts';
import { useDocument } from './use-document.ts';

interface Item {
  key: string;
  label: string;
}

const document = useDocument();
const { createKeyedList } = loadPageModule<{
  createKeyedList(container: Element, draw: (item: Item) => Element): { show(items: Item[]): void };
}>('keyed-list.js');

let container: Element;
let list: { show(items: Item[]): void };

const buttons = () => [...container.querySelectorAll('button')];
const labels = () => buttons().map(({ textContent }) => textContent);
const happen = (type: string, at: EventTarget) => {
  const { Event } = document.defaultView as unknown as { Event: typeof globalThis.Event };
  at.dispatchEvent(new Event(type, { bubbles: true }));
};

beforeEach(() => {
  container = document.createElement('div');
  document.body.replaceChildren(container);
  list = createKeyedList(container, ({ label }) => {
    const button = document.createElement('button');
    button.textContent = label;
    return button;
  });
  list.show([
    { key: 'a', label: 'Answer' },
    { key: 'b', label: 'Open' },
  ]);
});

describe('a keyed list', () => {
  it('draws only what changed', () => {
    const [answer] = buttons();
    list.show([
      { key: 'a', label: 'Answer' },
      { key: 'b', label: 'Close' },
    ]);
    expect(labels()).toEqual(['Answer', 'Close']);
    expect(buttons()[0]).toBe(answer);
  });

  it.each(['pointerup', 'pointercancel'])('takes no button away before its %s', async (end) => {
    const [answer] = buttons() as Element[] as [Element];
    happen('pointerdown', answer);
    list.show([{ key: 'a', label: 'Change answers' }]);
    list.show([{ key: 'a', label: 'Read' }]);
    expect(buttons()[0]).toBe(answer);
    happen(end, document);
    expect(buttons()[0]).toBe(answer);
    await pause(1);
    expect(labels()).toEqual(['Read']);
    list.show([{ key: 'a', label: 'Answer' }]);
    expect(labels()).toEqual(['Answer']);
  });
});
