/** With how many people an account is tied, by domain. */
import { useMemo } from 'preact/hooks';
import { domainOfAcct } from '../lib/fediverse/acct';
import { parseDomain } from '../lib/fediverse/domain-name';
import type { AccountSummary } from '../lib/messaging/answers';
import { useAnswer } from './use-answer';

/** Follows, followers and requests to follow by domain; nothing before they were read, and without the permission to read them. */
export function useTieCounts({ key: accountKey, origin }: AccountSummary): ReadonlyMap<string, number> {
  const [ties] = useAnswer('listTies', { accountKey });
  return useMemo(() => {
    const counts = new Map<string, number>();
    const home = parseDomain(new URL(origin).hostname) ?? parseDomain('localhost');
    if (!home || !ties?.ok || !ties.value) return counts;
    for (const { acct } of [...ties.value.follows, ...ties.value.followers, ...ties.value.requests]) {
      const domain = domainOfAcct(acct, home);
      if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
    return counts;
  }, [ties, origin]);
}
