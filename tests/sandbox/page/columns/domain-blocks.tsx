/** The reader's own domain blocks. */
import { request, withQuery } from '../api/request.ts';
import { useRows } from '../api/use-rows.ts';
import { Column, ColumnHeader } from '../layout/column.tsx';
import { ScrollableList } from '../lists/scrollable-list.tsx';
import { Icon } from '../markup/icon.tsx';
import { since } from '../page-state.ts';
import { usePlace } from '../routing/location.ts';
import { t } from '../words.ts';

const same = (domains: readonly string[]): readonly string[] => domains;

export function DomainBlocks() {
  const { key } = usePlace();
  const { rows, isLoading, hasMore, loadMore, setRows } = useRows<string>('/api/v1/domain_blocks', same);
  const unblock = async (domain: string): Promise<void> => {
    await request('DELETE', withQuery('/api/v1/domain_blocks', { domain }));
    setRows((before) => before.filter((other) => other !== domain));
  };
  return (
    <Column {...(since(4) ? { label: t('blocked_domains') } : {})}>
      <ColumnHeader icon="ban" title={t('blocked_domains')} back />
      <ScrollableList
        entries={rows.map((domain) => ({
          id: domain,
          draw: () => <BlockedDomain domain={domain} onUnblock={() => void unblock(domain)} />,
        }))}
        listKey={`${key}:domain-blocks`}
        isLoading={isLoading}
        hasMore={hasMore}
        emptyMessage={t('empty')}
        onLoadMore={loadMore}
      />
    </Column>
  );
}

function BlockedDomain({ domain, onUnblock }: { domain: string; onUnblock: () => void }) {
  if (since(4)) {
    return (
      <div className="domain">
        <div className="domain__domain-name">
          <strong>{domain}</strong>
        </div>
        <div className="domain__buttons">
          <button type="button" className="button" onClick={onUnblock}>
            {t('unblock')}
          </button>
        </div>
      </div>
    );
  }
  const label = t('unblock_domain', domain);
  return (
    <div className="domain">
      <div className="domain__wrapper">
        <span className="domain__domain-name">
          <strong>{domain}</strong>
        </span>
        <div className="domain__buttons">
          <button
            type="button"
            className="icon-button active"
            title={label}
            aria-label={label}
            onClick={onUnblock}
          >
            <Icon id="times" />
          </button>
        </div>
      </div>
    </div>
  );
}
