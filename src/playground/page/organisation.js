import { getJson } from './api.js';
import { calmly } from './live.js';

const storageKey = 'tandem-playground-people';
/** Whom one is before one has chosen: a report in Slack and the manager in Teams. */
const firstPeople = { slack: 'mei.tan@foxglove.example', teams: 'layla.farouk@foxglove.example' };

/** What both panes and the top bar share: the people, who one is on each side, and the clock. */
export function createOrganisation() {
  const listeners = new Set();
  const chosen = { ...firstPeople, ...remembered() };
  let state;
  const tell = () => {
    for (const listener of listeners) listener(state);
  };
  const organisation = {
    onChange(listener) {
      listeners.add(listener);
      if (state) listener(state);
    },
    show(next) {
      state = next;
      tell();
    },
    people: () => state?.people ?? [],
    channels: () => state?.channels ?? [],
    /** Everybody who has an account on this platform. */
    peopleIn: (platform) => organisation.people().filter((person) => person[platform]),
    person: (email) => state?.people.find((person) => person.email === email),
    chosenIn(platform) {
      const people = organisation.peopleIn(platform);
      return people.find(({ email }) => email === chosen[platform]) ?? people[0];
    },
    choose(platform, email) {
      chosen[platform] = email;
      localStorage.setItem(storageKey, JSON.stringify(chosen));
      tell();
    },
    refresh: calmly(async () => {
      organisation.show(await getJson('state'));
    }, 120),
  };
  return organisation;
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(storageKey)) ?? {};
  } catch {
    return {};
  }
}
