import { isNativeError } from 'node:util/types';
import { DeliveryDelayed } from './messenger.ts';

const harmless = /^[\w.-]{1,60}$/;

/** An error's code or class: enough to look it up, and never what the message was about. */
export function errorLabel(error: unknown): string {
  if (error instanceof DeliveryDelayed && error.cause !== undefined) return errorLabel(error.cause);
  if (!isNativeError(error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  if (harmless.test(code)) return code;
  return harmless.test(error.name) ? error.name : 'Error';
}
