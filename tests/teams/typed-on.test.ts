import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { fieldOf } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { lastOf, mei, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
let oneToOne: OneToOne;

beforeEach(async () => {
  ({ oneToOne } = await beginWithOpen(core));
  open = await openTandem({ core });
  await asMei().say('home');
});
afterEach(() => open.close());

const asMei = () => open.teams.asUser(mei);
const field = (key: string) => fieldOf(oneToOne, key);
const part = async () =>
  (await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>()).parts.reviewee;

interface Dialog {
  title: string;
  card: object;
}

/** The page of her answers that has this question, as the app draws it now. */
async function pageWith(key: string): Promise<Dialog> {
  const [delivery] = open.teams.log.deliveries;
  const { text: _, ...activity } = delivery?.activity ?? {};
  for (let page = 0; ; page += 1) {
    const tandem = JSON.stringify({ type: 'open-answers', oneToOneId: oneToOne._id, page });
    const { body } = await open.teams.redeliver({
      ...activity,
      id: `f:${key}:${page}`,
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { msteams: { type: 'task/fetch' }, tandem } },
    });
    const { title, card } = (body as { task: { value: { title: string; card: { content: object } } } }).task
      .value;
    if (JSON.stringify(card).includes(field(key))) return { title, card: card.content };
  }
}

/** The client shows what it showed before: what was answered since did not reach it. */
function show(dialog: Dialog): void {
  const at = { conversationId: asMei().see().conversation.id, activityId: lastOf(asMei().see()).id };
  open.teams.restore({ ...open.teams.snapshot(), dialogs: { [asMei().user.id]: { ...dialog, ...at } } });
}

describe('O14 a Share that was done and whose answer did not reach Teams', () => {
  it('takes nothing from what is changed in the form that stayed', async () => {
    show(await pageWith('mood'));
    await asMei().pressInDialog({
      action: 'Save draft',
      inputs: { [field('mood')]: '4', [field('plate')]: '3' },
    });
    const last = await pageWith('off');
    show(last);
    await asMei().pressInDialog({ action: 'Share', inputs: { [field('off')]: '2026-12-24' } });
    expect((await part()).shared).toMatchObject({ [field('off')]: '2026-12-24' });
    show(last);
    await asMei().pressInDialog({ action: 'Share', inputs: { [field('off')]: '2026-12-31' } });
    expect((await part()).shared).toMatchObject({ [field('off')]: '2026-12-31' });
  });
});
