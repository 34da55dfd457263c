import { avatar } from './avatar.js';
import { h, newId } from './dom.js';
import { cityOf, timeOfDay } from './times.js';

/** A row of faces to be, with a dot on those who have something unread, and below it who one is. */
export function createPersonPicker(organisation, platform, label) {
  const faces = h('div', { class: 'faces', role: 'radiogroup', 'aria-label': label });
  const invitation = h('span', { class: 'be-anyone', 'aria-hidden': 'true' }, 'Be anyone');
  const who = h('p', { class: 'who' });
  const name = newId('person');
  let drawn;
  organisation.onChange((state) => {
    const chosen = organisation.chosenIn(platform);
    if (!chosen) return;
    who.replaceChildren(h('strong', {}, chosen.name), h('span', {}, describe(chosen, organisation, state)));
    const people = organisation.peopleIn(platform);
    const wanted = JSON.stringify([chosen.email, people.map((person) => person[platform].unread)]);
    if (wanted === drawn) return;
    drawn = wanted;
    const focused = faces.contains(document.activeElement);
    faces.replaceChildren(...people.map((person) => drawFace(person, person.email === chosen.email)));
    if (focused) faces.querySelector(':checked')?.focus();
  });
  return h('div', { class: 'person-picker' }, invitation, faces, who);

  function drawFace(person, isChosen) {
    const { unread } = person[platform];
    const news = unread > 0 && !isChosen ? `, ${unread} unread` : '';
    return h(
      'label',
      { class: 'face', title: `${person.name} · ${person.team}${news}` },
      h('input', {
        type: 'radio',
        name,
        value: person.email,
        checked: isChosen,
        'aria-label': `${person.name}, ${person.team}${news}`,
        onchange: () => organisation.choose(platform, person.email),
      }),
      avatar(person.name),
      news && h('span', { class: 'unread-dot', 'aria-hidden': 'true' }),
    );
  }
}

const roleNames = { hr: 'HR', admin: 'admin', owner: 'owner' };

function describe(person, organisation, state) {
  const manager = organisation.person(person.managerEmail);
  const parts = [
    person.manages.length > 0 ? `manages ${person.manages.join(', ')}` : person.team,
    roleNames[person.role],
    `${timeOfDay(new Date(state.now), person.timeZone)} in ${cityOf(person.timeZone)}`,
    manager && `reports to ${manager.name}`,
  ];
  return parts.filter(Boolean).join(' · ');
}
