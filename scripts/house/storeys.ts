/** A floor of `src/core`: its rooms may import each other, without a circle, and what is beneath. */
export interface Storey {
  id: string;
  name: string;
  /** Folders and loose files of `src/core`. A folder within a room is on the same storey. */
  rooms: readonly string[];
  what: string;
}

/** From the roof down: nobody imports upwards. */
export const storeys: readonly Storey[] = [
  {
    id: 'roof',
    name: 'Roof',
    rooms: ['handle.ts', 'home-tabs', 'notices'],
    what: 'the one way in; what a message to a person or a channel says',
  },
  {
    id: 'screens',
    name: 'Screens',
    rooms: ['screens'],
    what: 'a page beside its presses: what is gathered for it, how it is drawn, what its buttons do',
  },
  {
    id: 'views',
    name: 'Shared pieces',
    rooms: ['views'],
    what: 'what several screens draw with',
  },
  {
    id: 'set-up',
    name: 'Set-up',
    rooms: ['setup', 'imports', 'preferences', 'hints', 'usefulness'],
    what: 'files in and out; what people and the company may change; habits',
  },
  {
    id: 'time',
    name: 'Time',
    rooms: ['cycles', 'digests', 'reminders'],
    what: 'what happens by itself: who meets when, issuing it, reminding of it',
  },
  {
    id: 'what-people-do',
    name: 'What people do',
    rooms: ['steps', 'points'],
    what: 'share, finalise, reopen, hand over; agenda points, action points, comments',
  },
  {
    id: 'what-there-is',
    name: 'What there is',
    rooms: ['one-to-ones', 'notes', 'readings', 'activity', 'handovers', 'templates', 'question-sets'],
    what: 'the records, and the gate in front of them',
  },
  {
    id: 'delivery',
    name: 'Delivery',
    rooms: ['outbox', 'undelivered', 'rates', 'channels'],
    what: 'gets a message there, at the pace that the platforms allow; what it says it is handed',
  },
  {
    id: 'contract',
    name: 'Contract',
    rooms: ['chat'],
    what: 'what core and the chats say to each other',
  },
  {
    id: 'ground',
    name: 'Ground',
    rooms: [
      'people',
      'permissions',
      'settings',
      'holidays',
      'audit',
      'forms',
      'time',
      'database',
      'core.ts',
      'clock.ts',
      'errors.ts',
      'page.ts',
      'parse-json.ts',
      'homes',
      'hostname-in.ts',
      'defined.ts',
      'vault.ts',
      'sealing',
      'new-id.ts',
      'refusal-log.ts',
      'teams-channels',
      'work-context.ts',
    ],
    what: 'what everybody stands on',
  },
];
