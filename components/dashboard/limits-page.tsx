/** What the person's own server limits or suspends, with its public reasons. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { enabledOrigins, serverLimits } from '../../lib/storage/items';
import { numberText, timeText } from '../formats';
import { Field } from '../ui/field';
import { WindowedRows } from '../ui/windowed-rows';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';

export function LimitsPage({ account }: { account: AccountSummary | undefined }) {
  const origins = useStored(enabledOrigins);
  const origin = account?.origin ?? origins?.[0];
  return (
    <>
      <h2>{i18n.t('dashboard.part.limits')}</h2>
      {origin ? (
        <Limits origin={origin} account={account} />
      ) : (
        <p class="quiet">{i18n.t('limits.noServer')}</p>
      )}
    </>
  );
}

function Limits({ origin, account }: { origin: string; account: AccountSummary | undefined }) {
  const { host } = new URL(origin);
  const limits = useStored(serverLimits(origin));
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const rows = useMemo(
    () =>
      (limits?.blocks ?? []).filter(({ domain, comment }) =>
        `${domain} ${comment ?? ''}`.toLowerCase().includes(wanted),
      ),
    [limits, wanted],
  );
  if (!limits) return null;
  if (limits.status === 'never' || limits.status === 'failed')
    return <p class="quiet">{i18n.t('limits.notAskedYet', [host])}</p>;
  if (limits.status === 'unpublished') return <p>{i18n.t('limits.unpublished', [host])}</p>;
  return (
    <>
      <p class="quiet">{i18n.t('limits.asOf', [host, timeText(limits.fetchedAt)])}</p>
      <Field label={i18n.t('limits.search')} value={search} onChange={setSearch} inputMode="search" />
      <p class="quiet small" role="status">
        {i18n.t('blocks.count', [numberText(rows.length), numberText(limits.blocks.length)])}
      </p>
      <div class="table">
        <WindowedRows
          rows={rows}
          rowHeight={44}
          label={i18n.t('dashboard.part.limits')}
          render={({ domain, severity, comment }) => (
            <li class="table-row limits-row" key={domain}>
              <span class="name" title={domain}>
                {domain}
              </span>
              <span class="small">{i18n.t(`limits.${severity}`)}</span>
              <span class="quiet small name wide-only" title={comment ?? undefined}>
                {comment || i18n.t('limits.noReason')}
              </span>
              {account?.reach === 'restore' ? (
                <TieCount accountKey={account.key} domain={domain} />
              ) : (
                <span />
              )}
            </li>
          )}
        />
      </div>
    </>
  );
}

/** How many ties the person has there; nothing for names that the list obfuscates. */
function TieCount({ accountKey, domain }: { accountKey: string; domain: string }) {
  const [names] = useAnswer('previewNames', { accountKey, domain });
  const count = names?.ok && names.value ? names.value.follows.length + names.value.followers.length : 0;
  return <span class="quiet small">{count > 0 && i18n.t('limits.ties', [numberText(count)])}</span>;
}
