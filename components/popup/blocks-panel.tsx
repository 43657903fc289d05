/** The short form: block a domain, see what is blocked, unblock. The dashboard has the long one. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import { blockedDomains, jobProgress } from '../../lib/storage/items';
import { BlockForm } from '../domain-blocks/block-form';
import { FailureNotice } from '../domain-blocks/failure-notice';
import { UnblockDialog } from '../domain-blocks/unblock-dialog';
import { domainText } from '../domain-text';
import { numberText } from '../formats';
import { JobLine } from '../jobs/job-line';
import { Button } from '../ui/button';
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
  const [unasked, setUnasked] = useState<string>();
  const blocked = useStored(blockedDomains(accountKey));
  const jobs = useStored(jobProgress)?.filter((job) => job.accountKey === accountKey) ?? [];
  const [listed, listAgain] = useAnswer('listDomainBlocks', { accountKey });
  useEffect(() => {
    if (listed && !listed.ok && listed.error.kind === 'unauthorized') onAccountChange();
  }, [listed, onAccountChange]);

  return (
    <>
      <p class="quiet small row">
        <span class="name">{i18n.t('account.signedInAs', [`@${account.acct}`])}</span>
        <Button kind="plain" onClick={() => void send('signOut', { accountKey }).then(onAccountChange)}>
          {i18n.t('account.signOut')}
        </Button>
      </p>
      <BlockForm account={account} onAccountChange={onAccountChange} />
      {listed && !listed.ok && (
        <FailureNotice
          failure={listed.error}
          origin={origin}
          needs={account.reach}
          onAgain={listAgain}
          onSignedIn={() => {
            onAccountChange();
            listAgain();
          }}
        />
      )}
      {jobs
        .filter(({ state }) => state === 'active' || state === 'paused')
        .map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      {!listed && blocked?.length === 0 && <p class="quiet">{i18n.t('blocks.loading')}</p>}
      {listed?.ok && blocked?.length === 0 && <p class="quiet">{i18n.t('blocks.none')}</p>}
      {blocked && blocked.length > 0 && <BlockList domains={blocked} onUnblock={setUnasked} />}
      {unasked && (
        <UnblockDialog
          account={account}
          domain={unasked}
          onAccountChange={onAccountChange}
          onClose={() => setUnasked(undefined)}
        />
      )}
    </>
  );
}

interface BlockListProps {
  readonly domains: readonly string[];
  readonly onUnblock: (domain: string) => void;
}

function BlockList({ domains, onUnblock }: BlockListProps) {
  return (
    <>
      <ul class="block-list" aria-label={i18n.t('blocks.title')}>
        {domains.slice(0, MOST_SHOWN).map((domain) => (
          <li key={domain} class="block-row" data-domain={domain}>
            <span class="address">{domainText(domain)}</span>
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
