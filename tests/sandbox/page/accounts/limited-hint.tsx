/** Stands in for what a limited account has to show, until the reader asks for it. */
import { meta, since } from '../page-state.ts';
import { revealAccount } from '../store/accounts.ts';
import { t } from '../words.ts';

export function LimitedHint({ id }: { readonly id: string }) {
  const hint = (
    <div className="limited-account-hint">
      <p>{t('limited_profile', meta.domain)}</p>
      <button type="button" className="button" onClick={() => revealAccount(id)}>
        {t('limited_show')}
      </button>
    </div>
  );
  return <div className="empty-column-indicator">{since(6) ? <span>{hint}</span> : hint}</div>;
}
