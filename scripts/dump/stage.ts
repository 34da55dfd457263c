import { pino } from 'pino';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import type { Core } from '../../src/core/core.ts';
import type { FormValues } from '../../src/core/forms/form-values.ts';
import { handle } from '../../src/core/handle.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { createVault } from '../../src/core/vault.ts';

/** Where the invented company is played: the running app, and people who do things in it. */
export interface Stage {
  core: Core;
  /** Somebody does something, such as `mei.tan`. @throws when it is not taken */
  act(who: string, action: UserAction, values?: FormValues): Promise<Reply>;
  person(who: string): Promise<Person>;
  /** The newest 1-to-1 about somebody, from the template that is played most unless another is named. */
  newest(about: string, template?: string): Promise<OneToOne>;
  /** Somebody uses the stand-in of a platform, as the page of the playground would. */
  visit(platform: 'slack' | 'teams', path: string, body: object): Promise<void>;
  /** Turns the clock day by day, with everything on the way happening at its own time. */
  passDays(byDays: number): Promise<void>;
}

export async function openStage(url: string, secret: Buffer): Promise<Stage> {
  const clockOffset = { ms: 0 };
  const core: Core = {
    clock: { now: () => new Date(Date.now() + clockOffset.ms) },
    vault: createVault(secret),
    log: pino({ level: 'silent' }),
    nudgeOutbox: () => {},
    nudgeIssues: () => {},
  };
  const person = async (who: string) =>
    PersonModel.findOne({ email: `${who}@foxglove.example` })
      .orFail()
      .lean<Person>();
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/playground${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    core,
    person,
    async act(who, action, values = {}) {
      const actor = await person(who);
      const isInTeams = actor.slack === undefined;
      const reply = await handle(core, {
        actor,
        action,
        values,
        surface: 'dialog',
        from: isInTeams ? 'teams' : 'slack',
        savesWhileTyping: !isInTeams,
      });
      if (reply.kind === 'errors') throw new Error(`${who} ${action.type}: ${JSON.stringify(reply.form)}`);
      return reply;
    },
    async newest(about, template = 'Weekly 1-to-1') {
      const { _id: revieweeId } = await person(about);
      return OneToOneModel.findOne({ revieweeId, title: template }).sort({ occurrence: -1 }).orFail().lean();
    },
    async visit(platform, path, body) {
      await post(`/visit/${platform}/${path}`, body);
    },
    async passDays(byDays) {
      for (let day = 0; day < byDays; day += 1) {
        await post('/clock', { byDays: 1 });
        clockOffset.ms += 86_400_000;
      }
    },
  };
}
