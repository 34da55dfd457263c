import type { Handlers } from '../../chat/handler.ts';
import { hintsOffFor, switchHint } from '../../hints/hint-switches.ts';
import { hintsCard } from './hint-elements.ts';

type HintActions = 'open-hints' | 'switch-hint';

export const hintHandlers: Handlers<HintActions> = {
  async 'open-hints'(_core, _action, { actor }) {
    return { kind: 'show', view: hintsCard(await hintsOffFor(actor._id)) };
  },

  async 'switch-hint'(core, { kind, isOn }, { actor }) {
    await switchHint(core, actor, kind, isOn);
    const said = isOn ? 'Turned on.' : 'Turned off: your hub gives you no such hints any more.';
    return { kind: 'go', to: { type: 'open-hints' }, said };
  },
};
