import { z } from 'zod';
import { checkView, parseView, type ViewPayload } from '../block-kit/check-view.ts';
import { findUser } from '../find.ts';
import type { Slack } from '../slack.ts';
import type { SlackView } from '../slack-state.ts';
import { exchangeTrigger } from '../triggers.ts';
import { isStackFull, openModal, presentView, publishHome, pushView, stackOf, updateView } from '../views.ts';
import { type ApiMethod, ApiRefusal, apiMethod, refusalOf, structure } from './method.ts';

const view = structure(z.unknown());
const triggered = z.object({ trigger_id: z.string(), view });

/** The view, when Slack would show it as what the method shows. */
function viewOf(given: unknown, type: ViewPayload['type']): ViewPayload {
  const problems = checkView(given);
  if (problems.length > 0) throw refusalOf(problems);
  const payload = parseView(given);
  if (payload.type === type) return payload;
  const message = 'must be a valid enum value';
  throw refusalOf([{ code: 'invalid_arguments', message, pointer: '/view/type' }]);
}

function refuseTakenExternalId(
  { workspace }: Slack,
  { external_id: id }: ViewPayload,
  own?: SlackView,
): void {
  const isTaken = Object.values(workspace.state.views).some(
    (other) => id !== undefined && other !== own && other.payload.external_id === id,
  );
  if (isTaken) throw new ApiRefusal('duplicate_external_id');
}

function exchange(slack: Slack, triggerId: string) {
  const exchanged = exchangeTrigger(slack.workspace, triggerId);
  if ('error' in exchanged) throw new ApiRefusal(exchanged.error);
  return exchanged;
}

function refuseOldHash(current: SlackView | undefined, hash: string | undefined): void {
  if (current && hash && hash !== current.hash) throw new ApiRefusal('hash_conflict');
}

export const viewMethods: Record<string, ApiMethod> = {
  'views.open': apiMethod([], triggered, (slack, args) => {
    const payload = viewOf(args.view, 'modal');
    refuseTakenExternalId(slack, payload);
    const { user } = exchange(slack, args.trigger_id);
    return { view: presentView(slack.workspace, openModal(slack.workspace, user, payload)) };
  }),

  'views.push': apiMethod([], triggered, (slack, args) => {
    const { workspace } = slack;
    const payload = viewOf(args.view, 'modal');
    refuseTakenExternalId(slack, payload);
    const { user, view: from } = exchange(slack, args.trigger_id);
    if (!stackOf(workspace, user).some((each) => each.id === from)) throw new ApiRefusal('not_found');
    if (isStackFull(workspace, user)) throw new ApiRefusal('push_limit_reached');
    return { view: presentView(workspace, pushView(workspace, user, payload)) };
  }),

  'views.update': apiMethod(
    [],
    z.object({
      view,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    }),
    (slack, args) => {
      const { workspace } = slack;
      const current = Object.values(workspace.state.views).find((each) =>
        args.view_id === undefined
          ? args.external_id !== undefined && each.payload.external_id === args.external_id
          : each.id === args.view_id,
      );
      const payload = viewOf(args.view, current?.payload.type ?? 'modal');
      if (!current) throw new ApiRefusal('not_found');
      refuseOldHash(current, args.hash);
      refuseTakenExternalId(slack, payload, current);
      return { view: presentView(workspace, updateView(workspace, current, payload)) };
    },
  ),

  'views.publish': apiMethod(
    [],
    z.object({ user_id: z.string(), view, hash: z.string().optional() }),
    (slack, args) => {
      const { workspace } = slack;
      const payload = viewOf(args.view, 'home');
      if (!findUser(workspace, args.user_id)) throw new ApiRefusal('user_not_found');
      const current = workspace.state.views[workspace.state.homes[args.user_id] ?? ''];
      refuseOldHash(current, args.hash);
      refuseTakenExternalId(slack, payload, current);
      return { view: presentView(workspace, publishHome(workspace, args.user_id, payload)) };
    },
  ),
};
