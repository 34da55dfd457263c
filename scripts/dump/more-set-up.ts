/** What the playground's own organisation has none of: cycles, templates and calendars of every kind. */
export const moreSetUp = `
holidays:
  - { name: England, days: [2026-12-25, 2026-12-28, 2027-01-01], teams: [Foxglove] }
  - { name: Summer, days: [2027-07-01], teams: [Design] }
questionSets:
  - name: Goals
    questions:
      - { key: goal, type: longText, prompt: What is the goal?, askedTo: both, required: true }
      - { key: sure, type: scale, prompt: How sure are you?, min: 1, max: 10, askedTo: both }
  - name: First days
    shared: true
    questions:
      - { key: start, type: mood, prompt: How did you start?, required: true }
      - { key: missing, type: longText, prompt: What is missing?, everyNth: 2 }
templates:
  - name: Goals talk
    questionSets: [Goals]
    panels: [objectives, tasks, learning, quizzes, exercises, surveys]
    visibleTo: hr
    carryForward: { answers: false, agendaPoints: false, actionPoints: true }
    deadlines: { revieweeBy: 5, reviewerBy: 8, finaliseBy: 10 }
    agendaPoints: [Last quarter]
    creator: layla.farouk@foxglove.example
  - name: Coaching
    description: With somebody who is not your manager.
    questionSets: [First days]
    visibleTo: pair
    reviewer: priya.nair@foxglove.example
  - { name: Bare }
cycles:
  - name: Goals once
    template: Goals talk
    recipients: { people: [mei.tan@foxglove.example, sam.whitaker@foxglove.example] }
    dates: { firstIssueOn: 2026-12-08, revieweeBy: 2026-12-10, reviewerBy: 2026-12-11, finaliseBy: 2026-12-14 }
    timeZone: Europe/London
  - name: Goals by quarter
    template: Goals talk
    recipients: { teams: [{ name: Design }], people: [yuki.tanaka@foxglove.example] }
    dates: { firstIssueOn: 2026-12-09, revieweeBy: 2026-12-11, reviewerBy: 2026-12-14, finaliseBy: 2026-12-16 }
    every: { quarters: 1 }
    timeZone: Pacific/Auckland
    nonWorkingDays: next
    skipWhenAway: false
  - name: Once a year
    template: Bare
    recipients: { company: true }
    dates: { firstIssueOn: 2027-02-01, revieweeBy: 2027-02-10, reviewerBy: 2027-02-20, finaliseBy: 2027-02-28 }
    every: { years: 1 }
    nonWorkingDays: previous
  - name: First thirty days
    template: Coaching
    recipients: { company: true }
    dates: { firstIssueOn: 2026-12-08, revieweeBy: 2026-12-09, reviewerBy: 2026-12-10, finaliseBy: 2026-12-11 }
    trigger: { afterStartDays: 480 }
  - name: Back again
    template: Bare
    recipients: { teams: [{ name: Engineering, includeSubTeams: true }] }
    dates: { firstIssueOn: 2026-12-08, revieweeBy: 2026-12-09, reviewerBy: 2026-12-10, finaliseBy: 2026-12-11 }
    trigger: { afterReturn: true }
  - name: Still a draft
    template: Bare
    recipients: { people: [yuki.tanaka@foxglove.example] }
    dates: { firstIssueOn: 2027-03-01, revieweeBy: 2027-03-02, reviewerBy: 2027-03-03, finaliseBy: 2027-03-04 }
    every: { months: 2 }
    status: draft
  - name: Waiting
    template: Coaching
    recipients: { people: [lena.sorensen@foxglove.example] }
    dates: { firstIssueOn: 2026-12-08, revieweeBy: 2026-12-09, reviewerBy: 2026-12-10, finaliseBy: 2026-12-11 }
    every: { weeks: 2 }
    status: paused
    pausedUntil: 2027-03-01
  - name: To be ended
    template: Bare
    recipients: { people: [kofi.mensah@foxglove.example] }
    dates: { firstIssueOn: 2026-12-08, revieweeBy: 2026-12-09, reviewerBy: 2026-12-10, finaliseBy: 2026-12-11 }
    every: { weeks: 1 }
    issueImmediately: true
  - name: To be archived
    template: Bare
    recipients: { people: [aroha.ngata@foxglove.example] }
    dates: { firstIssueOn: 2026-12-08, revieweeBy: 2026-12-09, reviewerBy: 2026-12-10, finaliseBy: 2026-12-11 }
    every: { weeks: 1 }
`;

const updatedAt = '2026-12-01T07:15:00Z';

/** One item of every kind of panel. */
export const activityCsv = [
  'email,kind,external_id,title,status,progress,target,unit,due_on,url,updated_at',
  `mei.tan@foxglove.example,objective,o1,Ship the atlas,in_progress,3,10,maps,2027-03-31,https://example.com/o1,${updatedAt}`,
  `mei.tan@foxglove.example,task,t1,Order paper,not_started,,,,2026-12-20,,${updatedAt}`,
  `mei.tan@foxglove.example,learning,l1,Cartography,done,,,,,,${updatedAt}`,
  `mei.tan@foxglove.example,quiz,q1,Safety,done,9,10,points,,,${updatedAt}`,
  `sam.whitaker@foxglove.example,exercise,e1,Stand up,in_progress,,,,,,${updatedAt}`,
  `sam.whitaker@foxglove.example,survey,s1,Year’s end,not_started,,,,2026-12-31,,${updatedAt}`,
].join('\n');
