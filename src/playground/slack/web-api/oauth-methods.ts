import { z } from 'zod';
import { type ApiMethod, ApiRefusal, apiMethod } from './method.ts';

const exchange = z.object({ code: z.string(), client_id: z.string(), client_secret: z.string() });

export const oauthMethods: Record<string, ApiMethod> = {
  'oauth.v2.access': apiMethod([], exchange, ({ app, workspace }, args) => {
    if (args.client_id !== app.oauth?.clientId) throw new ApiRefusal('invalid_client_id');
    if (args.client_secret !== app.oauth.clientSecret) throw new ApiRefusal('bad_client_secret');
    const user = app.codes.get(args.code);
    if (user === undefined) throw new ApiRefusal('invalid_code');
    app.codes.delete(args.code);
    const { team, bot } = workspace.state;
    return {
      access_token: app.botToken,
      token_type: 'bot',
      scope: app.scopes.join(','),
      bot_user_id: bot.id,
      app_id: bot.app_id,
      team: { id: team.id, name: team.name },
      enterprise: null,
      authed_user: { id: user },
      is_enterprise_install: false,
    };
  }),
};
