/** A quoted post inside another, or the reason why it is not shown. */
import { type ReactNode, useState } from 'react';
import type { Quote, Status } from '../api/entities.ts';
import { Icon } from '../markup/icon.tsx';
import { meta, since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { isHidden, revealAccount } from '../store/accounts.ts';
import { useStore } from '../store/store.ts';
import { t } from '../words.ts';

function reasonToHide(state: string, quoted: Status | null | undefined): string | undefined {
  if (!quoted || ['deleted', 'rejected', 'unauthorized', 'pending', 'revoked'].includes(state))
    return t('not_available');
  const { acct } = quoted.account;
  if (state === 'blocked_account') return t('quote_blocked_account', acct);
  if (state === 'blocked_domain') return t('quote_blocked_domain', acct.split('@')[1] ?? meta.domain);
  if (state === 'muted_account') return t('quote_muted_account', acct);
  return undefined;
}

const canBeShown = (state: string): boolean => /^(blocked|muted)_/.test(state);

interface QuotedStatusProps {
  readonly quote: Quote;
  /** How many quotes the quoted post is inside of, with this one. */
  readonly depth: number;
  readonly draw: (quoted: Status) => ReactNode;
}

export function QuotedStatus({ quote, depth, draw }: QuotedStatusProps) {
  const [isShown, setShown] = useState(false);
  const stored = useStore(({ statuses }) => statuses.get(quote.quoted_status_id ?? ''));
  const quoted = quote.quoted_status ?? stored;
  const isLimited = useStore((state) => quoted !== undefined && isHidden(state, quoted.account));
  const reason = isShown && canBeShown(quote.state) ? undefined : reasonToHide(quote.state, quoted);
  if (depth > 1) return quoted ? <QuoteOfQuote quoted={quoted} /> : null;
  if (!quoted || reason !== undefined || isLimited) {
    const canReveal = quoted && (reason === undefined || canBeShown(quote.state));
    return (
      <div className="status__quote status__quote--error">
        {reason ?? t('quote_limited', meta.domain)}
        {canReveal && (
          <button
            type="button"
            className="link-button"
            onClick={() => (isLimited ? revealAccount(quoted.account.id) : setShown(true))}
          >
            {t('show_anyway')}
          </button>
        )}
      </div>
    );
  }
  return (
    <div className="status__quote">
      {!since(5) && <Icon id="quote" className="status__quote-icon" />}
      <div tabIndex={-1}>{draw(quoted)}</div>
    </div>
  );
}

function QuoteOfQuote({ quoted }: { readonly quoted: Status }) {
  const { acct } = quoted.account;
  if (since(5)) return <div className="status__quote-author-button">{t('quoted_by', acct)}</div>;
  return (
    <Link className="status__quote-author-button" to={`/@${acct}/${quoted.id}`}>
      {t('quoted_by', acct)}
    </Link>
  );
}
