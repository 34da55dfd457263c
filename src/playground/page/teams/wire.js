import { getJson, postJson } from '../api.js';

/**
 * What the person does, one thing after the other.
 * @param show called with what the person then sees, and that it is an answer
 */
export function createWire({ show, complain, setBusy }) {
  let userId;
  let line = Promise.resolve();
  let waiting = 0;
  const pathOf = (id) => `visit/teams/as/${encodeURIComponent(id)}`;
  const see = (id, conversationId) => {
    const query = conversationId === undefined ? '' : `?conversationId=${encodeURIComponent(conversationId)}`;
    return getJson(`${pathOf(id)}/see${query}`);
  };
  const inLine = (run) => {
    const asked = userId;
    waiting += 1;
    setBusy(true);
    line = line
      .then(async () => {
        const sight = await run(asked);
        if (asked === userId) show(sight, true);
      })
      .catch((error) => complain(error.message))
      .finally(() => {
        waiting -= 1;
        setBusy(waiting > 0);
      });
    return line;
  };
  return {
    see,
    be(id) {
      userId = id;
    },
    look: (conversationId) => inLine((id) => see(id, conversationId)),
    /** @param deed `write`, `press`, `dialog/press`, `dialog/close`, `command` */
    act: (deed, body = {}) => inLine((id) => postJson(`${pathOf(id)}/${deed}`, body)),
  };
}
