import { postJson } from './api.js';
import { h, icon } from './dom.js';
import { dayName, isoDay, timeOfDay } from './times.js';
import { createToasts } from './toasts.js';

const minuteMs = 60_000;

/** The organisation's now, and the ways to turn it. */
export function createClockBar(container, organisation) {
  const now = h('time', { class: 'clock-now' });
  const toasts = createToasts();
  const next = h(
    'button',
    { type: 'button', class: 'button', onclick: () => turn({ to: 'next event' }) },
    'Next event',
  );
  const day = h('button', { type: 'button', class: 'button', onclick: () => turn({ byDays: 1 }) }, '+1 day');
  const date = h('input', { type: 'date', 'aria-label': 'Turn the clock to this day', required: true });
  const go = h('button', { type: 'submit', class: 'button' }, 'Go');
  const form = h('form', { class: 'clock-day', onsubmit: turnToDay, novalidate: true }, date, go);
  const buttons = h('div', { class: 'clock-buttons' }, next, day, form);
  container.append(
    h(
      'section',
      { class: 'clock', 'aria-label': 'The organisation’s clock' },
      icon('clock'),
      now,
      buttons,
      toasts.element,
    ),
  );
  /** How far the organisation is ahead of this browser. */
  let aheadMs = 0;
  let timeZone = 'UTC';
  organisation.onChange((state) => {
    aheadMs = new Date(state.now) - Date.now();
    timeZone = state.timeZone;
    next.disabled = state.nextEventAt === null;
    next.title = state.nextEventAt === null ? 'Nothing is due' : `${describe(new Date(state.nextEventAt))}`;
    date.min = isoDay(new Date(state.now), timeZone);
    if (document.activeElement !== date) date.value = date.min;
    showNow();
  });
  setInterval(showNow, minuteMs / 6);

  function describe(moment) {
    return `${dayName(moment, timeZone)}, ${timeOfDay(moment, timeZone)}`;
  }
  function showNow() {
    const moment = new Date(Date.now() + aheadMs);
    now.dateTime = moment.toISOString();
    now.replaceChildren(h('strong', {}, describe(moment)), h('span', {}, ' in London'));
  }
  function turnToDay(event) {
    event.preventDefault();
    turn({ toDay: date.value });
  }
  async function turn(to) {
    toasts.clear();
    setBusy(true);
    const before = newsIn(organisation);
    try {
      organisation.show(await postJson('clock', to));
      toasts.say(describeNews(before, newsIn(organisation)));
    } catch (error) {
      toasts.complain(error.message);
    } finally {
      setBusy(false);
      organisation.refresh();
    }
  }
  function setBusy(isBusy) {
    container.setAttribute('aria-busy', String(isBusy));
    for (const control of [next, day, go]) control.disabled = isBusy;
  }
}

/** How much there is for each person and in each channel. */
function newsIn(organisation) {
  const unreadOf = ({ slack, teams }) => (slack?.unread ?? 0) + (teams?.unread ?? 0);
  return {
    people: new Map(organisation.people().map((person) => [person.name, unreadOf(person)])),
    channels: new Map(organisation.channels().map(({ name, posts }) => [name, posts])),
  };
}

const mostNames = 3;

/** Who got something new on the way, and where something was posted. */
function describeNews(before, after) {
  const people = grownNames(before.people, after.people);
  const channels = grownNames(before.channels, after.channels);
  const said = [
    ...(people.length > 0 ? [`New messages for ${listOf(people)}.`] : []),
    ...(channels.length > 0 ? [`New posts in ${listOf(channels)}.`] : []),
  ];
  return said.length > 0 ? said.join(' ') : 'Time has passed. Nobody has a new message.';
}

function grownNames(before, after) {
  return [...after].filter(([name, count]) => count > (before.get(name) ?? 0)).map(([name]) => name);
}

function listOf(names) {
  const rest = names.length - mostNames;
  const some = rest > 1 ? [...names.slice(0, mostNames), `${rest} more`] : names;
  return new Intl.ListFormat('en-GB').format(some);
}
