/** A file with something of everything that a setup can say. */
export const setupExample = `questionSets:
  - name: Weekly check-in
    shared: true
    ask: all                      # or { rotate: 3 }
    questions:
      - { key: mood, type: mood, prompt: How was the week?, askedTo: reviewee, required: true }
      - { key: plate, type: scale, prompt: How full is your plate?, min: 1, max: 5, minLabel: calm, maxLabel: too much, askedTo: both }
      - { key: moved, type: longText, prompt: What moved this week?, askedTo: reviewee, showPrevious: true }
      - { key: pick, type: singleChoice, prompt: Where do you work next week?, options: [Office, Home, Both], askedTo: reviewee }
templates:
  - name: Weekly 1-to-1
    questionSets: [Weekly check-in]
    panels: [objectives, tasks]
    carryForward: { answers: true, agendaPoints: true, actionPoints: true }
    agendaPoints: [Praise and thanks]
    reminders: [-2, 0, 1, 7]      # days from the deadline
    reviewer: manager             # or an e-mail
cycles:
  - name: Engineering weekly
    template: Weekly 1-to-1
    recipients:
      company: false
      people: [mei.tan@example.com]
      teams: [{ name: Engineering, includeSubTeams: true, primaryOnly: true }]
    dates: { firstIssueOn: 2026-12-16, revieweeBy: 2026-12-18, reviewerBy: 2026-12-21, finaliseBy: 2026-12-23 }
    every: { weeks: 1 }           # weeks | months | quarters | years; leave out for a one-off
    timeZone: Europe/London
    issueImmediately: false
    nonWorkingDays: keep          # keep | next | previous
    skipWhenAway: true
`;
