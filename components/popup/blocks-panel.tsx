/** The short form: block a domain, see what is blocked, unblock. The dashboard has the long one. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { displayDomain } from '../../lib/fediverse/domain-display';
import { readDomain } from '../../lib/fediverse/domain-input';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import type { AccountSummary } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import { blockedDomains, jobProgress } from '../../lib/storage/items';
import { BlockDialog } from '../domain-blocks/block-dialog';
import { loadPublicSuffixes } from '../domain-blocks/public-suffix';
import { UnblockDialog } from '../domain-blocks/unblock-dialog';
import { failureText } from '../failure-text';
import { numberText } from '../formats';
import { JobLine } from '../jobs/job-line';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';

/** What fits in a popup; the dashboard shows all. */
const MOST_SHOWN = 50;

interface BlocksPanelProps {
  readonly account: AccountSummary;
  readonly onAccountChange: () => void;
}

export function BlocksPanel({ account, onAccountChange }: BlocksPanelProps) {
  const { key: accountKey, origin } = account;
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState<Domain>();
  const [unasked, setUnasked] = useState<string>();
  const blocked = useStored(blockedDomains(origin));
  const jobs = useStored(jobProgress)?.filter((job) => job.accountKey === accountKey) ?? [];
  const [listed] = useAnswer('listDomainBlocks', { accountKey });
  useEffect(() => {
    if (listed && !listed.ok && listed.error.kind === 'unauthorized') onAccountChange();
  }, [listed, onAccountChange]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const home = parseDomain(new URL(origin).hostname);
    const domain = readDomain(text, home, await loadPublicSuffixes());
    setProblem(domain.ok ? undefined : i18n.t(`domainProblem.${localeKey(domain.error)}`, [text]));
    if (domain.ok) setAsked(domain.value);
  }

  return (
    <>
      <p class="quiet small row">
        <span class="name">{i18n.t('account.signedInAs', [`@${account.acct}`])}</span>
        <Button kind="plain" onClick={() => void send('signOut', { accountKey }).then(onAccountChange)}>
          {i18n.t('account.signOut')}
        </Button>
      </p>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <Field
          name="domain"
          label={i18n.t('blocks.domain')}
          value={text}
          onChange={setText}
          placeholder="example.social"
          problem={problem}
        />
        <Button type="submit">{i18n.t('blocks.block')}</Button>
      </form>
      {listed && !listed.ok && <Notice isProblem>{failureText(listed.error, new URL(origin).host)}</Notice>}
      {jobs
        .filter(({ state }) => state === 'active' || state === 'paused')
        .map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      <BlockList domains={blocked ?? []} onUnblock={setUnasked} />
      {asked && (
        <BlockDialog
          account={account}
          domain={asked}
          onReachChange={onAccountChange}
          onClose={() => {
            setAsked(undefined);
            setText('');
          }}
        />
      )}
      {unasked && <UnblockDialog account={account} domain={unasked} onClose={() => setUnasked(undefined)} />}
    </>
  );
}

interface BlockListProps {
  readonly domains: readonly string[];
  readonly onUnblock: (domain: string) => void;
}

function BlockList({ domains, onUnblock }: BlockListProps) {
  if (domains.length === 0) return <p class="quiet">{i18n.t('blocks.none')}</p>;
  return (
    <>
      <ul class="block-list" aria-label={i18n.t('blocks.title')}>
        {domains.slice(0, MOST_SHOWN).map((domain) => (
          <li key={domain} class="block-row" data-domain={domain}>
            <span class="name">{displayName(domain)}</span>
            <Button
              kind="plain"
              label={i18n.t('blocks.unblockDomain', [domain])}
              onClick={() => onUnblock(domain)}
            >
              {i18n.t('blocks.unblock')}
            </Button>
          </li>
        ))}
      </ul>
      {domains.length > MOST_SHOWN && (
        <p class="quiet small">{i18n.t('blocks.more', [numberText(domains.length - MOST_SHOWN)])}</p>
      )}
    </>
  );
}

function displayName(domain: string): string {
  const parsed = parseDomain(domain);
  return parsed ? displayDomain(parsed) : domain;
}
