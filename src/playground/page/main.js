import { createClockBar } from './clock-bar.js';
import { createGuide } from './guide.js';
import { listen } from './live.js';
import { createOrganisation } from './organisation.js';
import { createSlackPane } from './slack/slack-pane.js';
import { createTeamsPane } from './teams/teams-pane.js';

const organisation = createOrganisation();
createClockBar(document.querySelector('#clock'), organisation);
const slack = createSlackPane(document.querySelector('#slack'), organisation);
const teams = createTeamsPane(document.querySelector('#teams'), organisation);
createGuide(document.querySelector('#guide'), organisation);

listen({
  slack: () => slack.refresh(),
  teams: ({ userIds }) => teams.refreshFor(userIds),
  organisation: () => organisation.refresh(),
  /** After the connection was lost anything may have changed. */
  everything() {
    organisation.refresh();
    slack.refresh();
    teams.refresh();
  },
});
