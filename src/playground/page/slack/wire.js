import { getJson, postJson } from '../api.js';

/**
 * What the person does, one thing after the other, so that what is typed arrives before what is pressed.
 * @param show called with what the person then sees
 */
export function createWire({ show, complain, setBusy }) {
  let userId;
  let line = Promise.resolve();
  let waiting = 0;
  const inLine = (run) => {
    const asked = userId;
    waiting += 1;
    setBusy(true);
    line = line
      .then(async () => {
        const seen = await run(asked);
        if (asked === userId) show(seen);
      })
      .catch((error) => complain(error.message))
      .finally(() => {
        waiting -= 1;
        setBusy(waiting > 0);
      });
    return line;
  };
  return {
    be(id) {
      userId = id;
    },
    look: () => inLine((id) => getJson(`visit/slack/${id}`)),
    /** @param deed `press`, `fill`, `submit`, … */
    act: (deed, body = {}) => inLine((id) => postJson(`visit/slack/${id}/${deed}`, body)),
  };
}
