/** Who would be lost, in lists one can search. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FollowerTie } from '../../lib/rules/snapshot';
import { numberText } from '../formats';
import { Field } from '../ui/field';
import { WindowedRows } from '../ui/windowed-rows';

/** So many names are taken in at a glance: they need no search, and are shown unasked. */
const MOST_AT_A_GLANCE = 5;

interface LostTiesProps {
  readonly follows: readonly FollowerTie[];
  readonly followers: readonly FollowerTie[];
  /** Who asked to follow and waits for an answer. */
  readonly requests: readonly FollowerTie[];
}

export function LostTies({ follows, followers, requests }: LostTiesProps) {
  const [search, setSearch] = useState('');
  const count = follows.length + followers.length + requests.length;
  if (count === 0) return null;
  return (
    <div class="stack">
      {count > MOST_AT_A_GLANCE && (
        <Field label={i18n.t('block.search')} value={search} onChange={setSearch} inputMode="search" />
      )}
      <TieList titleKey="block.youFollow" ties={follows} search={search} />
      <TieList titleKey="block.followYou" ties={followers} search={search} />
      <TieList titleKey="block.askToFollow" ties={requests} search={search} />
    </div>
  );
}

interface TieListProps {
  readonly titleKey: 'block.youFollow' | 'block.followYou' | 'block.askToFollow';
  readonly ties: readonly FollowerTie[];
  readonly search: string;
}

function TieList({ titleKey, ties, search }: TieListProps) {
  const found = matching(ties, search);
  if (found.length === 0) return null;
  const title = i18n.t(titleKey, [numberText(found.length)]);
  return (
    <details class="tie-list" open={search !== '' || ties.length <= MOST_AT_A_GLANCE}>
      <summary>{title}</summary>
      <WindowedRows
        rows={found}
        rowHeight={24}
        label={title}
        render={({ id, acct, displayName }) => (
          <li key={id} class="tie-row" title={`@${acct}`}>
            <bdi>{displayName}</bdi> <span class="quiet address">@{acct}</span>
          </li>
        )}
      />
    </details>
  );
}

function matching(ties: readonly FollowerTie[], search: string): readonly FollowerTie[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return ties;
  return ties.filter(({ acct, displayName }) => `${displayName} @${acct}`.toLowerCase().includes(wanted));
}
