import { getJson } from '../api.js';

const slackbot = { USLACKBOT: 'Slackbot' };

/** Who and what ids stand for, for mentions and messages. */
export function createNames() {
  let users = new Map();
  return {
    async load() {
      const list = await getJson('visit/slack/users');
      users = new Map(list.map((user) => [user.id, user.profile.display_name || user.real_name]));
    },
    person: (id) => users.get(id.split('|')[0]) ?? slackbot[id],
    channel: () => undefined,
    people: () => [...users].map(([id, name]) => ({ id, name })),
  };
}
