import { deliver } from './deliver.ts';
import type { Pair } from './pairs.ts';
import { fieldsOfView, openInSlack, submit, typeInto } from './slack-side.ts';
import { fieldsOfDialog, openInTeams, pressInDialog } from './teams-side.ts';
import { isTakenBySlack, isTakenByTeams, type World } from './world.ts';

/** The form with the reviewee's answers as it was drawn once, on one of their devices. */
export interface AnswersWindow {
  /** What it held when it was drawn, in the order of the questions. */
  held: readonly string[];
  /** Everything that stands on it, as text. */
  shown: string;
  /** Types into one field, on top of what was typed into this window before; false when the app did not take it. */
  save(field: number, text: string): Promise<boolean>;
  /** The same, and shares. */
  share(field: number, text: string): Promise<boolean>;
}

export type Platform = 'slack' | 'teams';

export function openAnswers(
  platform: Platform,
  world: World,
  copy: string,
  pair: Pair,
): Promise<AnswersWindow> {
  return platform === 'slack' ? openAnswersInSlack(world, copy, pair) : openAnswersInTeams(world, copy, pair);
}

async function openAnswersInSlack(
  { platforms }: World,
  copy: string,
  { revieweeId, oneToOneId }: Pair,
): Promise<AnswersWindow> {
  const view = await openInSlack(platforms, copy, revieweeId, { type: 'open-answers', oneToOneId });
  const fields = fieldsOfView(view);
  const typed: Record<string, string> = {};
  const type = (field: number, text: string): string => {
    const id = fields[field]?.id ?? '';
    typed[id] = text;
    return id;
  };
  return {
    held: fields.map(({ held }) => held),
    shown: JSON.stringify(view.blocks),
    async save(field, text) {
      const id = type(field, text);
      return isTakenBySlack(await deliver(copy, typeInto(view, revieweeId, id, typed)));
    },
    async share(field, text) {
      type(field, text);
      return isTakenBySlack(await deliver(copy, submit(view, revieweeId, typed)));
    },
  };
}

async function openAnswersInTeams(
  { platforms: { origin } }: World,
  copy: string,
  { revieweeId, oneToOneId }: Pair,
): Promise<AnswersWindow> {
  const serviceUrl = `${origin}/teams`;
  const dialog = await openInTeams(serviceUrl, copy, revieweeId, { type: 'open-answers', oneToOneId });
  const fields = fieldsOfDialog(dialog);
  const typed: Record<string, string> = {};
  const pressed = async (button: 'save-and-close' | 'share-answers', field: number, text: string) => {
    typed[fields[field]?.id ?? ''] = text;
    return isTakenByTeams(await deliver(copy, pressInDialog(dialog, revieweeId, serviceUrl, button, typed)));
  };
  return {
    held: fields.map(({ held }) => held),
    shown: JSON.stringify(dialog.card),
    save: (field, text) => pressed('save-and-close', field, text),
    share: (field, text) => pressed('share-answers', field, text),
  };
}
