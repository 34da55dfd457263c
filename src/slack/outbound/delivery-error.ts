import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryDelayed, DeliveryRefused } from '../../core/chat/messenger.ts';
import type { RefusalReason } from '../../core/chat/refusal.ts';
import { slackErrorCode } from './slack-error.ts';

const refusals: Record<string, RefusalReason> = {
  account_inactive: 'account-inactive',
  user_disabled: 'account-inactive',
  app_not_installed: 'not-installed',
  team_access_not_granted: 'not-installed',
  no_permission: 'not-installed',
  not_in_channel: 'not-in-channel',
  restricted_action: 'blocked-by-admin',
  access_denied: 'blocked-by-admin',
  ekm_access_denied: 'blocked-by-admin',
  accesslimited: 'blocked-by-admin',
  restricted_action_non_threadable_channel: 'blocked-by-admin',
  restricted_action_read_only_channel: 'blocked-by-admin',
  restricted_action_thread_only_channel: 'blocked-by-admin',
  enterprise_is_restricted: 'blocked-by-admin',
  messages_tab_disabled: 'blocked-by-admin',
  is_archived: 'channel-archived',
  missing_scope: 'missing-scope',
  not_allowed_token_type: 'missing-scope',
  invalid_auth: 'revoked-token',
  not_authed: 'revoked-token',
  token_expired: 'revoked-token',
  token_revoked: 'revoked-token',
  cant_delete_message: 'message-gone',
  cant_update_message: 'message-gone',
  compliance_exports_prevent_deletion: 'message-gone',
  edit_window_closed: 'message-gone',
  message_not_found: 'message-gone',
  msg_blocks_too_long: 'too-large',
  msg_too_long: 'too-large',
  cannot_dm_bot: 'unknown-account',
  channel_not_found: 'unknown-account',
  user_not_found: 'unknown-account',
  user_not_visible: 'unknown-account',
  users_not_found: 'unknown-account',
};

/** Its reader still has the message; it just cannot be changed or taken away. */
const unchangeable = new Set([
  'cant_delete_message',
  'cant_update_message',
  'compliance_exports_prevent_deletion',
  'edit_window_closed',
]);

const delays = new Set([
  'fatal_error',
  'internal_error',
  'message_limit_exceeded',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** What Slack's refusal means to the outbox; an error that says nothing about that is returned as it is. */
export function deliveryError(error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError) return delayed(error.retryAfter, error);
  if (error instanceof WebAPIHTTPError) return delayed(Number(error.headers['retry-after']), error);
  if (error instanceof WebAPIRequestError) return delayed(undefined, error);
  const code = slackErrorCode(error) ?? '';
  if (delays.has(code)) return delayed(undefined, error);
  const reason = refusals[code];
  if (reason === undefined) return error;
  return new DeliveryRefused(reason, { cause: error, isLeftThere: unchangeable.has(code) });
}

/** The same of a message that is to be changed: without its conversation it is gone, while its reader may still be there. */
export function ofStanding(error: unknown): unknown {
  return error instanceof DeliveryRefused && error.reason === 'unknown-account'
    ? new DeliveryRefused('message-gone', { cause: error.cause })
    : error;
}

/** The same of a post in a channel: a private one that Tandem is not in is not found either. */
export function ofChannel(error: unknown): unknown {
  return error instanceof DeliveryRefused && error.reason === 'unknown-account'
    ? new DeliveryRefused('unknown-channel', { cause: error })
    : error;
}

function delayed(seconds: number | undefined, cause: unknown): DeliveryDelayed {
  return new DeliveryDelayed(seconds && seconds > 0 ? seconds * 1000 : undefined, { cause });
}
