/** The dialog that is open: boost a post, block an account or a domain. */
import { type ReactNode, useEffect } from 'react';
import type { Account, Status } from '../api/entities.ts';
import { useAnswer } from '../api/use-rows.ts';
import { Icon } from '../markup/icon.tsx';
import { since } from '../page-state.ts';
import { StatusBox } from '../status/status-box.tsx';
import { act, setDomainBlock } from '../store/accounts.ts';
import { closeDialog, type Dialog, startDraft, useDialog } from '../store/dialogs.ts';
import { toggleBoost } from '../store/reactions.ts';
import { t } from '../words.ts';

export function DialogRoot() {
  const dialog = useDialog();
  useEffect(() => {
    if (!dialog) return;
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') closeDialog();
    };
    document.addEventListener('keydown', closeByKey);
    return () => document.removeEventListener('keydown', closeByKey);
  }, [dialog]);
  if (!dialog) return <div className="modal-root" style={{ opacity: 0 }} />;
  return (
    <div className="modal-root">
      <div style={{ pointerEvents: 'auto' }}>
        <div role="presentation" className="modal-root__overlay" onClick={closeDialog} />
        <div role="dialog" className="modal-root__container">
          {contentOf(dialog)}
        </div>
      </div>
    </div>
  );
}

function contentOf(dialog: Dialog): ReactNode {
  if (dialog.kind === 'boost') return <BoostDialog status={dialog.status} />;
  if (dialog.kind === 'block-account') return <BlockAccountDialog account={dialog.account} />;
  return <BlockDomainDialog domain={dialog.account.acct.split('@')[1] ?? ''} />;
}

interface FrameProps {
  readonly icon: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
  readonly more?: ReactNode;
}

function Frame({ icon, title, subtitle, children, confirm, onConfirm, more }: FrameProps) {
  return (
    <div className="modal-root__modal safety-action-modal" aria-live="polite">
      <div className="safety-action-modal__top">
        <div className="safety-action-modal__header">
          <div className="safety-action-modal__header__icon">
            <Icon id={icon} />
          </div>
          <div>
            <h1 tabIndex={since(6) ? -1 : undefined}>{title}</h1>
            {subtitle && (since(6) ? <p>{subtitle}</p> : <div>{subtitle}</div>)}
          </div>
        </div>
        {children}
      </div>
      <div className="safety-action-modal__bottom">
        <div className="safety-action-modal__actions">
          {more}
          <div className="spacer" />
          <button type="button" className="link-button" onClick={closeDialog}>
            {t('cancel')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              closeDialog();
              onConfirm().catch((error: unknown) => console.warn(title, error));
            }}
          >
            {confirm}
          </button>
        </div>
      </div>
    </div>
  );
}

function BoostDialog({ status }: { readonly status: Status }) {
  const quote = since(5) && (
    <button
      type="button"
      className="button button-secondary"
      onClick={() => {
        closeDialog();
        startDraft({ quote: status });
      }}
    >
      {t('quote')}
    </button>
  );
  const word = status.reblogged ? 'remove_boost' : 'boost';
  return (
    <Frame
      icon="retweet"
      title={t(word)}
      confirm={t(word)}
      onConfirm={() => toggleBoost(status)}
      more={quote}
    >
      <div className="safety-action-modal__status">
        <StatusBox status={status} quoteDepth={1} />
      </div>
    </Frame>
  );
}

function BlockAccountDialog({ account }: { readonly account: Account }) {
  return (
    <Frame
      icon="times"
      title={t('block_account', account.username)}
      subtitle={`@${account.acct}`}
      confirm={t('block')}
      onConfirm={() => act(account.id, 'block')}
    >
      <ul className="safety-action-modal__bullet-points">
        <li>
          <div>{t('block_account_hint')}</div>
        </li>
      </ul>
    </Frame>
  );
}

interface BlockPreview {
  readonly following_count: number;
  readonly followers_count: number;
}

function BlockDomainDialog({ domain }: { readonly domain: string }) {
  const preview = useAnswer<BlockPreview>(
    since(3) ? `/api/v1/domain_blocks/preview?domain=${encodeURIComponent(domain)}` : undefined,
  );
  return (
    <Frame
      icon="ban"
      title={t('block_domain', '')}
      subtitle={domain}
      confirm={t('block')}
      onConfirm={() => setDomainBlock(domain, true)}
    >
      <ul className="safety-action-modal__bullet-points">
        {preview && preview.followers_count + preview.following_count > 0 && (
          <li>
            <div>
              <strong>{t('block_domain_losses', preview.followers_count, preview.following_count)}</strong>
            </div>
          </li>
        )}
        <li>
          <div>{t('block_domain_hint', domain)}</div>
        </li>
      </ul>
    </Frame>
  );
}
