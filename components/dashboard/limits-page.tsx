/** What the person's own server limits or suspends, with its public reasons. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { enabledOrigins, serverLimits } from '../../lib/storage/items';
import { domainText } from '../domain-text';
import { numberText, timeText } from '../formats';
import { Field } from '../ui/field';
import { WindowedRows } from '../ui/windowed-rows';
import { useStored } from '../use-stored';
import { useTieCounts } from '../use-tie-counts';

export function LimitsPage({ account }: { account: AccountSummary | undefined }) {
  const origins = useStored(enabledOrigins);
  const origin = account?.origin ?? origins?.[0];
  return (
    <>
      <h2>{i18n.t('dashboard.part.limits')}</h2>
      {account && <LimitsWithTies account={account} />}
      {!account && origin && <Limits origin={origin} tieCounts={NO_TIES} />}
      {!origin && <p class="quiet">{i18n.t('limits.noServer')}</p>}
    </>
  );
}

const NO_TIES: ReadonlyMap<string, number> = new Map();

function LimitsWithTies({ account }: { account: AccountSummary }) {
  return <Limits origin={account.origin} tieCounts={useTieCounts(account)} />;
}

interface LimitsProps {
  readonly origin: string;
  readonly tieCounts: ReadonlyMap<string, number>;
}

function Limits({ origin, tieCounts }: LimitsProps) {
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
      {rows.length > 0 && (
        <div class="table">
          <WindowedRows
            rows={rows}
            rowHeight={44}
            label={i18n.t('dashboard.part.limits')}
            render={({ domain, severity, comment }) => (
              <li class="table-row limits-row" key={domain}>
                <span class="address" title={domain}>
                  {domainText(domain)}
                </span>
                <span class="small">{i18n.t(`limits.${severity}`)}</span>
                <bdi class="quiet small name wide-only" title={comment ?? undefined}>
                  {comment || i18n.t('limits.noReason')}
                </bdi>
                <span class="quiet small">
                  {tieCounts.has(domain) && i18n.t('limits.ties', [numberText(tieCounts.get(domain) ?? 0)])}
                </span>
              </li>
            )}
          />
        </div>
      )}
    </>
  );
}
