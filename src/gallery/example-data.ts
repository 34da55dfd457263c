import type { ReadableNote } from '../core/notes/notes-of.ts';
import type { SeenOneToOne } from '../core/one-to-ones/load-one-to-one.ts';
import type { OneToOne } from '../core/one-to-ones/one-to-one.ts';
import type { Person } from '../core/people/person.ts';
import type { ActionPoint } from '../core/points/action-point.ts';
import type { AgendaPoint } from '../core/points/agenda-point.ts';
import { type AskedQuestion, questionSchema } from '../core/question-sets/question.ts';
import { defaultSettings } from '../core/settings/settings.ts';
import type { TeamsChannel } from '../core/teams-channels/teams-channel.ts';
import { isoDate } from '../core/time/iso-date.ts';

/** Invented people and words for the examples of views. */
const wordy = 'We moved the <billing> service & nobody noticed, *which* was the point. '.repeat(40).trim();

function person(name: string, more: Partial<Person> = {}): Person {
  const _id = name.toLowerCase().replace(/[^a-z]+/g, '-');
  return {
    _id,
    name,
    email: `${_id}@example.com`,
    timeZone: 'Europe/London',
    locale: 'en-GB',
    role: 'member',
    otherTeamIds: [],
    isActive: true,
    absences: [],
    preferences: {},
    welcomedAt: new Date('2026-11-01T09:00:00Z'),
    ...more,
  };
}

export const mei = person('Mei Tan');
export const tomasz = person('Tomasz Wójcik');
export const hanna = person('Hanna Berg', { role: 'hr' });

export const rawQuestions = [
  { key: 'mood', type: 'mood', prompt: 'How was the week?', required: true, showPrevious: true },
  {
    key: 'plate',
    type: 'scale',
    prompt: 'How full is your plate?',
    minLabel: 'calm',
    maxLabel: 'too much',
    askedTo: 'both',
  },
  {
    key: 'title',
    type: 'shortText',
    prompt: 'If the week were a headline?',
    help: 'A few words are enough.',
  },
  {
    key: 'moved',
    type: 'longText',
    prompt: 'What moved this week that I might have missed?',
    showPrevious: true,
  },
  { key: 'rested', type: 'yesNo', prompt: 'Could you switch off?' },
  {
    key: 'place',
    type: 'singleChoice',
    prompt: 'Where do you work next week?',
    options: ['Office', 'Home', 'Both'],
  },
  {
    key: 'days',
    type: 'multipleChoice',
    prompt: 'Which days are full?',
    options: ['Mon, early', 'Tue', 'Wed', 'Thu'],
  },
  { key: 'hours', type: 'number', prompt: 'Hours in meetings?', min: 0, max: 60 },
  { key: 'off', type: 'date', prompt: 'Your next day off?' },
  { key: 'support', type: 'longText', prompt: 'Where could I have helped more?', askedTo: 'reviewer' },
];

const questions = rawQuestions.map(
  (raw): AskedQuestion => ({
    ...questionSchema.parse(raw),
    id: `set_${raw.key}`,
    setName: 'Weekly check-in',
  }),
);

const answers = {
  set_mood: 4,
  set_plate: 3,
  set_title: 'Quiet seas',
  set_moved: wordy,
  set_rested: true,
  set_place: 'Both',
  set_days: ['Mon, early', 'Wed'],
  set_hours: 12.5,
  set_off: '2026-12-24',
};

const oneToOne: OneToOne = {
  _id: 'cycle:2:mei-tan',
  threadId: 'cycle:mei-tan',
  cycleId: 'cycle',
  occurrence: 2,
  title: 'Weekly 1-to-1',
  revieweeId: mei._id,
  reviewerId: tomasz._id,
  status: 'open',
  isRecurring: true,
  issueOn: isoDate('2026-12-16'),
  revieweeBy: isoDate('2026-12-18'),
  reviewerBy: isoDate('2026-12-21'),
  finaliseBy: isoDate('2026-12-23'),
  questions,
  carryForward: { answers: true, agendaPoints: true, actionPoints: true },
  reminders: [-2, 0, 1, 7],
  parts: { reviewee: {}, reviewer: {} },
  issuedAt: new Date('2026-12-16T09:00:00Z'),
};

export const shared: OneToOne = {
  ...oneToOne,
  parts: {
    reviewee: {
      shared: answers,
      sharedAt: new Date('2026-12-17T15:00:00Z'),
      isLate: false,
      changedAt: { set_title: new Date('2026-12-18T08:00:00Z') },
    },
    reviewer: {},
  },
};

export const finalised: OneToOne = {
  ...shared,
  status: 'finalised',
  finalisedAt: new Date('2026-12-22T15:00:00Z'),
  finalisedById: tomasz._id,
  parts: {
    ...shared.parts,
    reviewer: { shared: { set_plate: 5, set_support: 'Earlier, and with less advice.' }, isLate: true },
  },
};

/** When the examples are looked at. */
export const today = isoDate('2026-12-18');

const relations = new Map<Person, Pick<SeenOneToOne, 'relations' | 'ownPart'>>([
  [mei, { relations: ['reviewee'], ownPart: 'reviewee' }],
  [tomasz, { relations: ['reviewer'], ownPart: 'reviewer' }],
  [hanna, { relations: ['hr'], ownPart: undefined }],
]);

export function seenBy(actor: Person, it: OneToOne = oneToOne): SeenOneToOne {
  const relation = relations.get(actor) ?? { relations: ['anyone' as const], ownPart: undefined };
  return { oneToOne: it, actor, reviewee: mei, reviewer: tomasz, settings: defaultSettings, ...relation };
}

export const names = new Map([mei, tomasz, hanna].map(({ _id, name }) => [_id, name]));

const at = new Date('2026-12-16T10:00:00Z');
const { threadId } = oneToOne;

export const agenda: [AgendaPoint, AgendaPoint, ...AgendaPoint[]] = [
  { _id: 'a1', threadId, text: 'Praise and thanks', addedIn: 2, addedAt: at },
  {
    _id: 'a2',
    threadId,
    authorId: mei._id,
    text: 'Who covers support over the holidays?',
    topic: 'blocker',
    addedIn: 0,
    addedAt: at,
  },
  {
    _id: 'a3',
    threadId,
    authorId: tomasz._id,
    text: `From chat: ${wordy.slice(0, 1900)}`,
    link: 'https://example.slack.com/archives/C1/p1766000000000100',
    addedIn: 1,
    addedAt: at,
  },
  { _id: 'a4', threadId, authorId: mei._id, text: 'Conference talk', addedIn: 2, addedAt: at, resolvedIn: 2 },
];

export const actionPoints: [ActionPoint, ...ActionPoint[]] = [
  {
    _id: 'b1',
    threadId,
    authorId: tomasz._id,
    ownerId: mei._id,
    text: 'Send the draft of the talk',
    dueOn: isoDate('2026-12-20'),
    addedIn: 1,
    addedAt: at,
  },
  {
    _id: 'b2',
    threadId,
    authorId: mei._id,
    ownerId: tomasz._id,
    text: 'Ask for the budget',
    addedIn: 2,
    addedAt: at,
  },
  {
    _id: 'b3',
    threadId,
    authorId: mei._id,
    ownerId: tomasz._id,
    text: 'Book the room',
    addedIn: 2,
    addedAt: at,
    doneIn: 2,
    doneAt: at,
  },
];

export const notes: ReadableNote[] = [
  { _id: 'n1', authorId: mei._id, isPrivate: true, text: 'Ask about the raise, calmly.', writtenAt: at },
  { _id: 'n2', authorId: tomasz._id, isPrivate: false, text: wordy.slice(0, 800), writtenAt: at },
];

export const typedValues = {
  set_mood: '4',
  set_title: 'Half a head',
  set_hours: 'about 12',
  set_days: ['Tue'],
};
export const previousAnswers = { ...answers, set_mood: 2 };

/** A team's channel in Teams, where Tandem is not there any more. */
export const designChannel: TeamsChannel = {
  _id: '19:design@thread.tacv2',
  teamId: '19:design@thread.tacv2',
  teamName: 'Design',
  name: 'General',
  serviceUrl: 'https://smba.example/',
  isInstalled: false,
};
