/** What is said of a limit that the person's server set: on profiles and in the card. */
import type { LimitedMark } from '../rules/account-marks';
import { i18n } from './i18n';

/** Whether the server limits the domain or only the account, its public reason, and since when that is known. */
export function limitText(domain: string, limit: LimitedMark, isListPublic: boolean): string {
  const { by, severity, reason, knownSince } = limit;
  if (by === 'account')
    return i18n.t(isListPublic ? 'limited.accountOnly' : 'limited.accountOrDomain', [domain]);
  const text = i18n.t(severity === 'suspend' ? 'limited.wholeDomainSuspended' : 'limited.wholeDomain', [
    domain,
    reason ?? i18n.t('limited.noReason'),
  ]);
  if (!knownSince) return text;
  const since = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(knownSince);
  return `${text} ${i18n.t('limited.knownSince', [since])}`;
}
