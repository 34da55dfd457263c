import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import type { Acknowledgement, Delivery } from './deliver.ts';
import type { FakePlatforms } from './fake-platforms.ts';
import type { Pair } from './pairs.ts';
import { command, fieldsOfView, openInSlack, submit, typeInto } from './slack-side.ts';
import { openInTeams, pressInDialog } from './teams-side.ts';
import { isTakenBySlack, isTakenByTeams } from './world.ts';

/** Something that somebody does, and whether it is there afterwards. */
interface Thing {
  what: 'autosave' | 'command' | 'form in Slack' | 'form in Teams';
  delivery: Delivery;
  isTaken(answer: Acknowledgement): boolean;
  isStored(): Promise<boolean>;
}

/** Two people with open windows, which stay open whatever becomes of the app. */
export interface Desk {
  /** Each with words of its own for every round. */
  thingsToDo(round: number): Thing[];
}

export async function deskOf(platforms: FakePlatforms, copy: string, pair: Pair): Promise<Desk> {
  const { revieweeId, reviewerId, oneToOneId, pointId, number } = pair;
  const serviceUrl = `${platforms.origin}/teams`;
  const about = { oneToOneId, point: 'agenda-point', pointId } as const;
  const answers = await openInSlack(platforms, copy, revieweeId, { type: 'open-answers', oneToOneId });
  const agenda = await openInSlack(platforms, copy, reviewerId, { type: 'open-agenda-form', oneToOneId });
  const comment = await openInTeams(serviceUrl, copy, reviewerId, { type: 'open-comment-form', ...about });
  const [field] = fieldsOfView(answers);
  const isPoint = async (text: string) => (await AgendaPointModel.exists({ text })) !== null;
  return {
    thingsToDo(round) {
      const [typed, said, sent, written] = ['typed', 'said', 'sent', 'written'].map(
        (verb) => `${verb} by ${number} in ${round}`,
      ) as [string, string, string, string];
      const { delivery } = command(platforms, reviewerId, `agenda @${revieweeId}@acme.example ${said}`);
      return [
        {
          what: 'autosave',
          delivery: typeInto(answers, revieweeId, field?.id ?? '', { [field?.id ?? '']: typed }),
          isTaken: isTakenBySlack,
          isStored: async () =>
            JSON.stringify(await OneToOneModel.findById(oneToOneId).lean()).includes(typed),
        },
        { what: 'command', delivery, isTaken: isTakenBySlack, isStored: () => isPoint(said) },
        {
          what: 'form in Slack',
          delivery: submit(agenda, reviewerId, { text: sent }),
          isTaken: isTakenBySlack,
          isStored: () => isPoint(sent),
        },
        {
          what: 'form in Teams',
          delivery: pressInDialog(comment, reviewerId, serviceUrl, 'add-comment', { text: written }),
          isTaken: isTakenByTeams,
          isStored: async () => (await CommentModel.exists({ text: written })) !== null,
        },
      ];
    },
  };
}
