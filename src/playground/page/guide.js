import { h, icon } from './dom.js';

const storageKey = 'tandem-playground-guide-closed';

/** With hyphens at which no line breaks. */
const oneToOne = '1\u2011to\u20111';

/** Three sentences for somebody who has never seen this. */
export function createGuide(container, organisation) {
  if (localStorage.getItem(storageKey)) return;
  const steps = h('ol', { class: 'guide-steps' });
  const close = () => {
    localStorage.setItem(storageKey, 'yes');
    container.replaceChildren();
  };
  const button = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': 'Close the guide', onclick: close },
    icon('close'),
  );
  container.append(h('section', { class: 'guide', 'aria-label': 'What to do first' }, steps, button));
  organisation.onChange((state) => {
    const sentences = state.isSeeded ? sentencesFor(organisation) : [['Getting the sample company ready …']];
    steps.replaceChildren(...sentences.map((sentence) => h('li', {}, h('span', {}, sentence))));
  });
}

function sentencesFor(organisation) {
  const one = organisation.chosenIn('slack');
  const other = organisation.chosenIn('teams');
  return [
    one.slack.unread > 0 || one.managerEmail
      ? [
          'You are ',
          bold(one.name),
          ` in Slack. Tandem has sent you a ${oneToOne}: press `,
          bold('Answer'),
          '.',
        ]
      : ['You are ', bold(one.name), ' in Slack. Look at ', bold('Home'), ', or be somebody else.'],
    ['You are ', bold(other.name), ' in Teams', relationOf(organisation, one, other)],
    [
      'Turn the clock above: ',
      bold('Next event'),
      ` goes to whatever happens next; in a week, the next ${oneToOne} comes.`,
    ],
  ];
}

function relationOf(organisation, one, other) {
  const firstName = one.name.split(' ')[0];
  if (one.email === other.email) return ', the same person on both sides.';
  if (one.managerEmail === other.email)
    return `, ${firstName}’s manager: what ${firstName} shares arrives there.`;
  if (other.managerEmail === one.email) return `, who reports to ${firstName}.`;
  const manager = organisation.person(one.managerEmail);
  if (manager?.teams) return [`. Be ${firstName}’s manager there: `, bold(manager.name), '.'];
  return manager ? [`. ${firstName}’s manager, `, bold(manager.name), ', is in Slack.'] : '.';
}

function bold(text) {
  return h('strong', {}, text);
}
