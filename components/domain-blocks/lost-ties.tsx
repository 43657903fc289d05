/** Who would be lost, in a list one can search. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BlockNames } from '../../lib/messaging/answers';
import type { FollowerTie } from '../../lib/rules/snapshot';
import { Field } from '../ui/field';

/** More names than anybody reads at once; the search finds the others. */
const MOST_SHOWN = 100;

export function LostTies({ names }: { names: BlockNames }) {
  const [search, setSearch] = useState('');
  const { follows, followers, requests, subdomains } = names;
  const count = follows.length + followers.length + requests.length;
  if (count === 0 && subdomains.length === 0) return null;
  const isLong = count > 10;
  return (
    <div class="stack">
      {isLong && (
        <Field label={i18n.t('block.search')} value={search} onChange={setSearch} inputMode="search" />
      )}
      <TieList title={i18n.t('block.youFollow', [String(follows.length)])} ties={matching(follows, search)} />
      <TieList
        title={i18n.t('block.followYou', [String(followers.length)])}
        ties={matching(followers, search)}
      />
      <TieList
        title={i18n.t('block.askToFollow', [String(requests.length)])}
        ties={matching(requests, search)}
      />
      {subdomains.length > 0 && (
        <p class="quiet small">{i18n.t('block.subdomains', [subdomains.join(', ')])}</p>
      )}
    </div>
  );
}

function TieList({ title, ties }: { title: string; ties: readonly FollowerTie[] }) {
  if (ties.length === 0) return null;
  return (
    <details open={ties.length <= 5}>
      <summary>{title}</summary>
      <ul class="tie-list">
        {ties.slice(0, MOST_SHOWN).map(({ id, acct, displayName }) => (
          <li key={id} class="name">
            <bdi>{displayName}</bdi> <bdi class="quiet">@{acct}</bdi>
          </li>
        ))}
      </ul>
      {ties.length > MOST_SHOWN && (
        <p class="quiet small">{i18n.t('block.more', [String(ties.length - MOST_SHOWN)])}</p>
      )}
    </details>
  );
}

function matching(ties: readonly FollowerTie[], search: string): readonly FollowerTie[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return ties;
  return ties.filter(({ acct, displayName }) => `${displayName} @${acct}`.toLowerCase().includes(wanted));
}
