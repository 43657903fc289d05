/** The card of an account under the pointer; the link's own title is taken away while the pointer is on it. */
import { useEffect, useRef, useState } from 'react';
import { FollowButton } from '../accounts/follow-button.tsx';
import { Avatar, DisplayName, pathOf } from '../markup/names.tsx';
import { meta, since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { wordsOf } from '../status/content.tsx';
import { isHidden } from '../store/accounts.ts';
import { useStore } from '../store/store.ts';
import { counted, t } from '../words.ts';

const ENTER_DELAY_MS = 750;
const LEAVE_DELAY_MS = 150;
const CARD_WIDTH = 270;

interface Shown {
  readonly accountId: string;
  readonly x: number;
  readonly y: number;
}

export function HoverCard() {
  const [shown, setShown] = useState<Shown>();
  const card = useRef<HTMLDivElement>(null);
  const { key } = usePlace();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another place closes the card
  useEffect(() => setShown(undefined), [key]);

  useEffect(() => {
    if (!since(3)) return;
    let anchor: Element | undefined;
    let title: string | null = null;
    let timer: number | undefined;
    const after = (delay: number, run: () => void): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(run, delay);
    };
    const leave = (): void => {
      if (anchor && title) anchor.setAttribute('title', title);
      anchor?.removeAttribute('aria-describedby');
      anchor = undefined;
      after(LEAVE_DELAY_MS, () => setShown(undefined));
    };
    const over = ({ target }: Event): void => {
      if (!(target instanceof Element)) return;
      if (card.current?.contains(target)) {
        window.clearTimeout(timer);
        return;
      }
      const next = target.closest('[data-hover-card-account]') ?? undefined;
      if (next === anchor) return;
      if (anchor) leave();
      const accountId = next?.getAttribute('data-hover-card-account');
      if (!next || !accountId) return;
      anchor = next;
      title = next.getAttribute('title');
      next.removeAttribute('title');
      after(ENTER_DELAY_MS, () => {
        const { left, bottom } = next.getBoundingClientRect();
        next.setAttribute('aria-describedby', 'hover-card');
        setShown({ accountId, x: Math.min(left, window.innerWidth - CARD_WIDTH - 12), y: bottom + 4 });
      });
    };
    document.body.addEventListener('mouseover', over, { passive: true });
    document.body.addEventListener('mouseleave', leave, { passive: true });
    return () => {
      window.clearTimeout(timer);
      document.body.removeEventListener('mouseover', over);
      document.body.removeEventListener('mouseleave', leave);
    };
  }, []);

  if (!shown) return null;
  return (
    <div ref={card} className="hover-card__place" style={{ left: shown.x, top: shown.y, width: CARD_WIDTH }}>
      <Card accountId={shown.accountId} />
    </div>
  );
}

function Card({ accountId }: { readonly accountId: string }) {
  const account = useStore(({ accounts }) => accounts.get(accountId));
  const hidden = useStore((state) => account !== undefined && isHidden(state, account));
  if (!account) return <div id="hover-card" role="tooltip" className="hover-card hover-card--loading" />;
  return (
    <div id="hover-card" role="tooltip" className="hover-card dropdown-animation">
      <Link to={pathOf(account)} className="hover-card__name">
        <Avatar account={account} size={46} />
        <DisplayName account={account} withDomain />
      </Link>
      {hidden ? (
        <div className="hover-card__limited-account-note">{t('limited_profile', meta.domain)}</div>
      ) : (
        <>
          <div className="hover-card__text-row">
            <div className="hover-card__bio">
              <p>{wordsOf(account.note)}</p>
            </div>
          </div>
          <div className="hover-card__numbers">{t('followers_count', counted(account.followers_count))}</div>
          <FollowButton account={account} />
        </>
      )}
    </div>
  );
}
