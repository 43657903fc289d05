/** The author of an article, as its preview names them. */
import type { Account } from '../api/entities.ts';
import { AccountLink, Avatar, nameOf } from '../markup/names.tsx';
import { since } from '../page-state.ts';

export function AuthorLink({ account }: { readonly account: Account }) {
  return (
    <AccountLink account={account} className="story__details__shared__author-link" titled={since(5)}>
      <Avatar account={account} size={16} /> <bdi>{nameOf(account)}</bdi>
    </AccountLink>
  );
}
