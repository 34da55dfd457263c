import type { LibrarySet } from './library-set.ts';

/** For conversations that are held now and then, on purpose. */
export const conversations: LibrarySet[] = [
  {
    slug: 'first-one-to-one',
    purpose: 'For two people who begin to work together.',
    set: {
      name: 'First 1-to-1',
      questions: [
        {
          key: 'hardNews',
          type: 'singleChoice',
          prompt: 'How do you like to hear hard news?',
          options: ['At once, face to face', 'In writing first, then we talk', 'With time to prepare'],
        },
        { key: 'keep', type: 'longText', prompt: 'What did a manager of yours do that you would keep?' },
        { key: 'thinking', type: 'shortText', prompt: 'When in the day do you think best?' },
        { key: 'surprise', type: 'longText', prompt: 'What should I never surprise you with?' },
        {
          key: 'expect',
          type: 'longText',
          prompt: 'What can they expect from you in these 1-to-1s?',
          askedTo: 'reviewer',
        },
      ],
    },
  },
  {
    slug: 'career-conversation',
    purpose: 'Twice a year: where somebody wants to go, and a first step.',
    set: {
      name: 'Career conversation',
      questions: [
        { key: 'more', type: 'longText', prompt: 'Which tasks would you do more of for the same pay?' },
        {
          key: 'curious',
          type: 'shortText',
          prompt: 'Whose job here makes you curious?',
          showPrevious: true,
        },
        {
          key: 'skill',
          type: 'longText',
          prompt: 'Which skill would open the next door for you?',
          showPrevious: true,
        },
        {
          key: 'direction',
          type: 'multipleChoice',
          prompt: 'Which directions appeal to you?',
          options: ['Deeper in my field', 'Leading people', 'Another team or field', 'Just as it is now'],
          showPrevious: true,
        },
        {
          key: 'trial',
          type: 'longText',
          prompt: 'What could we try within 60 days?',
          help: 'Small enough to start next week.',
          askedTo: 'both',
        },
      ],
    },
  },
  {
    slug: 'skip-level',
    purpose: 'For a conversation with the manager of one’s manager.',
    set: {
      name: 'Skip-level',
      questions: [
        { key: 'unheard', type: 'longText', prompt: 'What do you think I do not hear?' },
        { key: 'priority', type: 'longText', prompt: 'Which priority is unclear from where you sit?' },
        { key: 'copy', type: 'longText', prompt: 'What does your team do that others should copy?' },
        {
          key: 'first',
          type: 'longText',
          prompt: 'If you ran this department, what would you change first?',
        },
        {
          key: 'trust',
          type: 'scale',
          prompt: 'How freely can you say what you think here?',
          min: 1,
          max: 5,
          minLabel: 'I hold back',
          maxLabel: 'freely',
          showPrevious: true,
        },
      ],
    },
  },
  {
    slug: 'stay-conversation',
    purpose: 'Asks why somebody stays before anybody has to ask why they leave.',
    set: {
      name: 'Stay conversation',
      questions: [
        { key: 'monday', type: 'longText', prompt: 'What makes a Monday here worthwhile?' },
        { key: 'tempt', type: 'longText', prompt: 'What might tempt you elsewhere?' },
        { key: 'talent', type: 'longText', prompt: 'Which of your talents sits unused?', showPrevious: true },
        {
          key: 'oneChange',
          type: 'longText',
          prompt: 'Which one change would keep you another year?',
          showPrevious: true,
        },
        {
          key: 'likely',
          type: 'scale',
          prompt: 'How gladly would you still be here in a year?',
          min: 1,
          max: 5,
          minLabel: 'rather not',
          maxLabel: 'gladly',
          showPrevious: true,
        },
      ],
    },
  },
];
