import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's own word for what went wrong, such as `expired_trigger_id`. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
