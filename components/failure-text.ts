/** What went wrong, in words that say what to do. */
import { i18n } from '#i18n';
import type { SignInFailure } from '../lib/messaging/answers';
import type { AccountFailure } from '../lib/messaging/protocol';
import { localeKey } from './locale-key';

/** One sentence for a failure; `host` is the server that was asked. */
export function failureText(failure: SignInFailure | AccountFailure, host: string): string {
  const text = i18n.t(`failure.${localeKey(failure.kind)}`, [host]);
  return 'says' in failure && failure.says ? `${text} ${i18n.t('failure.says', [failure.says])}` : text;
}
