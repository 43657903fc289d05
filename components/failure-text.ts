/** What went wrong, in words that say what to do. */
import { i18n } from '#i18n';
import type { SignInFailure } from '../lib/messaging/answers';
import type { AccountFailure, ApiFailureKind } from '../lib/messaging/protocol';
import { timeText } from './formats';
import { localeKey } from './locale-key';

/** What a step of stored work may have failed with. */
const FAILURE_KINDS = [
  'network',
  'timeout',
  'unauthorized',
  'missing-scope',
  'forbidden',
  'not-found',
  'unprocessable',
  'rate-limited',
  'server',
  'redirected',
  'bad-answer',
] as const satisfies readonly ApiFailureKind[];

/** Whether there are words for this; what was stored by another version may be something else. */
export function isFailureKind(text: string): text is ApiFailureKind {
  return FAILURE_KINDS.some((kind) => kind === text);
}

/** What went wrong, what the server says of it, and when to try again; `host` is the server that was asked. */
export function failureText(failure: SignInFailure | AccountFailure, host: string): string {
  const { says, retryAt } = 'status' in failure || 'retryAt' in failure ? failure : {};
  return [
    i18n.t(`failure.${localeKey(failure.kind)}`, [host]),
    says && i18n.t('failure.says', [says]),
    retryAt !== undefined && i18n.t('failure.until', [timeText(retryAt)]),
  ]
    .filter(Boolean)
    .join(' ');
}
