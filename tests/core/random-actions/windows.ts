import type { Request } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { digestOf } from '../../../src/core/forms/digest-of.ts';
import type { PartName } from './company-model.ts';
import { fieldPages } from './little-company.ts';
import type { ModelWindow } from './part-model.ts';
import type { Play } from './play.ts';
import type { Scene } from './scene.ts';

/** A form with somebody's answers that is open on one of their devices. */
export interface OpenWindow extends ModelWindow {
  oneToOneId: string;
  part: PartName;
  page: number;
  /** Slack tells what is typed while it is typed. */
  savesWhileTyping: boolean;
  /** What each field holds by now. */
  held: Record<string, string>;
  /** What stood in a field before, to which its author may go back. */
  earlier: Record<string, string[]>;
  /** Something that was typed and is still on its way. */
  late?: Request;
}

/** Everybody has up to two windows for each 1-to-1, which were drawn whenever they were drawn. */
export class Windows {
  readonly #open = new Map<string, OpenWindow[]>();
  #count = 0;
  /** The platform's clock, in milliseconds. */
  #time = 0;

  of(personId: string, oneToOneId: string, part: PartName): OpenWindow[] {
    const open = this.#open.get(`${personId} ${oneToOneId}`) ?? [];
    return open.filter((window) => window.part === part);
  }

  close({ authorId, oneToOneId, id }: OpenWindow): void {
    const key = `${authorId} ${oneToOneId}`;
    const others = (this.#open.get(key) ?? []).filter((window) => window.id !== id);
    this.#open.set(key, others);
  }

  /** What is days old is closed; and so are those of what was finalised. */
  closeAll(oneToOneId?: string): void {
    for (const key of this.#open.keys())
      if (oneToOneId === undefined || key.endsWith(` ${oneToOneId}`)) this.#open.delete(key);
  }

  /** Draws the form on another device; the oldest of three is closed, with what was saved in it. */
  async draw({ play, model, actor, oneToOneId, number }: Scene, part: PartName): Promise<OpenWindow> {
    this.#count += 1;
    const savesWhileTyping = number % 2 === 0;
    const pages = savesWhileTyping ? fieldPages.long : fieldPages.short;
    const page = (number >> 1) % pages.length;
    const drawn = await readForm(play, { actor, oneToOneId, page, savesWhileTyping });
    const form = model.partOf(oneToOneId, part).formOf(actor._id);
    for (const [field, words] of Object.entries(drawn)) {
      const typed = form[field] ?? '';
      if (words !== typed) play.fail(`${field} holds "${words}", and ${actor._id} typed "${typed}"`);
    }
    const window = {
      id: `window ${this.#count}`,
      authorId: actor._id,
      oneToOneId,
      part,
      page,
      savesWhileTyping,
      isUnsure: !savesWhileTyping,
      drawn,
      held: { ...drawn },
      earlier: {},
    };
    const key = `${actor._id} ${oneToOneId}`;
    this.#open.set(key, [...(this.#open.get(key) ?? []), window].slice(-2));
    return window;
  }

  /** What comes from a window when a button is pressed in it, or while it is typed into. */
  requestFrom(play: Play, window: OpenWindow, action: UserAction): Request {
    const { id, authorId, drawn, held, isUnsure, savesWhileTyping } = window;
    const values = Object.fromEntries(Object.entries(held).filter(([, words]) => words !== ''));
    this.#time += 1;
    return play.requestOf(play.personOf(authorId), action, values, {
      savesWhileTyping,
      from: savesWhileTyping ? 'slack' : 'teams',
      // The same for a second press of the same drawn form, whoever delivers it.
      key: JSON.stringify([id, action, held]),
      form: {
        window: id,
        drawn: Object.fromEntries(Object.entries(drawn).map(([field, words]) => [field, digestOf(words)])),
        emptied: Object.keys(held).filter((field) => held[field] === ''),
        ...(isUnsure && { leftOut: Object.keys(held).filter((field) => held[field] === '') }),
        // Slack does not say when a form was sent.
        ...(savesWhileTyping && { [action.type === 'share-answers' ? 'arrivedAt' : 'typedAt']: this.#time }),
      },
    });
  }
}

interface Drawn {
  actor: Scene['actor'];
  oneToOneId: string;
  page: number;
  savesWhileTyping: boolean;
}

/** What the form shows, by field. */
export async function readForm(
  play: Play,
  { actor, oneToOneId, page, savesWhileTyping }: Drawn,
): Promise<Record<string, string>> {
  const action = { type: 'open-answers', oneToOneId, page } as const;
  const { reply } = await play.take(play.requestOf(actor, action, {}, { savesWhileTyping }));
  if (reply?.kind !== 'show' || reply.view.kind !== 'form') return play.fail('there is no form');
  return Object.fromEntries(
    fieldsOf(reply.view).map(({ id, input }) => [id, ('value' in input && input.value) || '']),
  );
}
