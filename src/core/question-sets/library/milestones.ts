import type { LibrarySet } from './library-set.ts';

/** For the moments between arriving and leaving. */
export const milestones: LibrarySet[] = [
  {
    slug: 'new-starter',
    purpose: 'For the first 30, 60 and 90 days.',
    set: {
      name: 'New starter 30/60/90',
      questions: [
        {
          key: 'settled',
          type: 'mood',
          prompt: 'How do you feel here so far?',
          required: true,
          showPrevious: true,
        },
        { key: 'differs', type: 'longText', prompt: 'What differs from what you were promised?' },
        { key: 'meet', type: 'shortText', prompt: 'Whom do you still need to meet?', showPrevious: true },
        { key: 'alone', type: 'longText', prompt: 'What can you do by yourself now?' },
        { key: 'hard', type: 'longText', prompt: 'What felt harder than it needed to be?' },
        {
          key: 'goal',
          type: 'longText',
          prompt: 'What is your goal for the next 30 days?',
          required: true,
          showPrevious: true,
        },
      ],
    },
  },
  {
    slug: 'probation-review',
    purpose: 'At dates on the way through probation, so that its end surprises nobody.',
    set: {
      name: 'Probation review',
      questions: [
        {
          key: 'vague',
          type: 'longText',
          prompt: 'Which expectations still feel vague?',
          showPrevious: true,
        },
        {
          key: 'standard',
          type: 'longText',
          prompt: 'Which piece of your work would you show as “on standard”?',
        },
        { key: 'training', type: 'longText', prompt: 'Which training is still outstanding?' },
        {
          key: 'confidence',
          type: 'scale',
          prompt: 'How confident are you about passing?',
          min: 1,
          max: 5,
          minLabel: 'worried',
          maxLabel: 'sure',
          required: true,
          showPrevious: true,
        },
        {
          key: 'onTrack',
          type: 'yesNo',
          prompt: 'As things stand, are they on the way to passing?',
          askedTo: 'reviewer',
          required: true,
          showPrevious: true,
        },
        {
          key: 'before',
          type: 'longText',
          prompt: 'What must you do before the next date?',
          askedTo: 'both',
          showPrevious: true,
        },
      ],
    },
  },
  {
    slug: 'return-from-leave',
    purpose: 'For the first days back after a long leave.',
    set: {
      name: 'Return from leave',
      questions: [
        {
          key: 'pace',
          type: 'singleChoice',
          prompt: 'Which pace suits your first two weeks?',
          options: ['Straight back in', 'Half speed', 'Reading and listening first', 'Let us talk about it'],
        },
        { key: 'explain', type: 'longText', prompt: 'Which changes need explaining?' },
        { key: 'wait', type: 'longText', prompt: 'What should wait, or go to somebody else?' },
        {
          key: 'tell',
          type: 'longText',
          prompt: 'What do you want colleagues to be told, or not told?',
          required: true,
        },
        { key: 'fullFrom', type: 'date', prompt: 'From when do you expect to be fully back?' },
      ],
    },
  },
  {
    slug: 'exit',
    purpose: 'For somebody who is leaving, while they still remember what for.',
    set: {
      name: 'Exit',
      questions: [
        { key: 'first', type: 'longText', prompt: 'When did you first think of leaving?' },
        { key: 'successor', type: 'longText', prompt: 'What would you tell your successor?' },
        { key: 'nearly', type: 'longText', prompt: 'What did we nearly get right?' },
        {
          key: 'knowledge',
          type: 'longText',
          prompt: 'Which knowledge lives only with you?',
          required: true,
        },
        { key: 'return', type: 'yesNo', prompt: 'Would you come back?' },
        { key: 'terms', type: 'longText', prompt: 'On what terms would you come back?' },
      ],
    },
  },
];
