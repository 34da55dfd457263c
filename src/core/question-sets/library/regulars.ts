import type { LibrarySet } from './library-set.ts';

/** For 1-to-1s that come again and again. */
export const regulars: LibrarySet[] = [
  {
    slug: 'weekly-check-in',
    purpose: 'A short start to every weekly 1-to-1.',
    set: {
      name: 'Weekly check-in',
      questions: [
        { key: 'mood', type: 'mood', prompt: 'How was your week?', required: true, showPrevious: true },
        {
          key: 'moved',
          type: 'longText',
          prompt: 'What moved this week that I might have missed?',
          help: 'Small steps count.',
        },
        { key: 'waiting', type: 'longText', prompt: 'Where are you waiting on someone?', showPrevious: true },
        {
          key: 'plate',
          type: 'scale',
          prompt: 'How full is your plate?',
          min: 1,
          max: 5,
          minLabel: 'room for more',
          maxLabel: 'spilling over',
          showPrevious: true,
        },
        { key: 'decision', type: 'shortText', prompt: 'Which one decision would help you most right now?' },
      ],
    },
  },
  {
    slug: 'remote-wellbeing',
    purpose: 'For people who work from home or across time zones; once a month is plenty.',
    set: {
      name: 'Remote wellbeing',
      questions: [
        {
          key: 'switchOff',
          type: 'scale',
          prompt: 'How easily did you switch off after work this week?',
          min: 1,
          max: 5,
          minLabel: 'not at all',
          maxLabel: 'easily',
          required: true,
          showPrevious: true,
        },
        { key: 'company', type: 'longText', prompt: 'Whom do you miss talking to?' },
        {
          key: 'meeting',
          type: 'shortText',
          prompt: 'Which meeting drains you, and could you leave it?',
          showPrevious: true,
        },
        {
          key: 'hours',
          type: 'singleChoice',
          prompt: 'How well do your working hours fit the rest of your day?',
          options: ['They fit', 'Mostly', 'They get in the way'],
        },
        { key: 'equipment', type: 'longText', prompt: 'What would make your set-up easier to work with?' },
      ],
    },
  },
  {
    slug: 'quarterly-review',
    purpose: 'Looks back over a quarter and forward to the next; both rate it.',
    set: {
      name: 'Quarterly review',
      questions: [
        {
          key: 'rating',
          type: 'scale',
          prompt: 'How do you rate the quarter?',
          min: 1,
          max: 5,
          minLabel: 'one to forget',
          maxLabel: 'one to remember',
          askedTo: 'both',
          required: true,
          showPrevious: true,
        },
        {
          key: 'proudest',
          type: 'longText',
          prompt: 'Which result are you proudest of, and why that one?',
          required: true,
        },
        {
          key: 'wrong',
          type: 'longText',
          prompt: 'Which plan turned out wrong, and what did we learn from it?',
        },
        {
          key: 'stop',
          type: 'longText',
          prompt: 'What should we stop doing next quarter?',
          showPrevious: true,
        },
        { key: 'promise', type: 'longText', prompt: 'Which support was promised to you and never came?' },
        {
          key: 'credit',
          type: 'longText',
          prompt: 'What did this quarter show about their strengths?',
          askedTo: 'reviewer',
        },
      ],
    },
  },
  {
    slug: 'feedback-exchange',
    purpose: 'Both answer the same questions about each other.',
    set: {
      name: 'Feedback exchange',
      questions: [
        {
          key: 'change',
          type: 'longText',
          prompt: 'What should I do more, less or differently?',
          askedTo: 'both',
          required: true,
          showPrevious: true,
        },
        {
          key: 'slowed',
          type: 'longText',
          prompt: 'When did my help slow you down?',
          help: 'One occasion is more useful than a pattern.',
          askedTo: 'both',
        },
        {
          key: 'heldBack',
          type: 'longText',
          prompt: 'Which feedback for me have you been holding back?',
          askedTo: 'both',
        },
        {
          key: 'credit',
          type: 'longText',
          prompt: 'What did you do lately that deserves more credit than it got?',
          askedTo: 'both',
        },
      ],
    },
  },
];
