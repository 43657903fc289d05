/** Display names, avatars, and the links that carry them. */
import { type ReactNode, useState } from 'react';
import type { Account, CustomEmoji } from '../api/entities.ts';
import { glitch, meta, since } from '../page-state.ts';
import { Link, Permalink } from '../routing/link.tsx';
import { classes } from './class-names.ts';
import { differs } from './differences.ts';

/** Text with `:shortcode:`s as pictures. */
export function withEmoji(text: string, emojis: readonly CustomEmoji[]): ReactNode[] {
  return text.split(/(:\w+:)/).map((part, index) => {
    const emoji = emojis.find(({ shortcode }) => part === `:${shortcode}:`);
    if (!emoji) return part;
    return (
      <img
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
        key={index}
        className="emojione custom-emoji"
        draggable={false}
        alt={part}
        title={part}
        src={emoji.url}
      />
    );
  });
}

export function nameOf(account: Account): ReactNode {
  return withEmoji(account.display_name || account.username, account.emojis);
}

/** `user@domain`, for local accounts too. */
export function fullAcct({ acct }: Account): string {
  return acct.includes('@') ? acct : `${acct}@${meta.domain}`;
}

export function DisplayName({ account, withDomain = false }: { account: Account; withDomain?: boolean }) {
  return (
    <span className="display-name">
      <bdi>
        <strong className="display-name__html">{nameOf(account)}</strong>
      </bdi>{' '}
      <span className="display-name__account">@{withDomain ? fullAcct(account) : account.acct}</span>
    </span>
  );
}

interface AvatarProps {
  readonly account: Account;
  /** Width and height, px. */
  readonly size: number;
  readonly className?: string;
  /** A number at its corner. */
  readonly counter?: number | string;
}

export function Avatar({ account, size, className, counter }: AvatarProps) {
  const Tag = differs.avatarTag;
  // Drawn once more when its picture has come (`avatar.tsx`, 4.3 to 4.7).
  const [isLoading, setLoading] = useState(true);
  return (
    <Tag
      className={classes(className, 'account__avatar', isLoading && 'account__avatar--loading')}
      style={{ width: size, height: size }}
    >
      <img src={account.avatar} alt="" onLoad={() => setLoading(false)} />
      {counter !== undefined && <span className="account__avatar__counter">{counter}</span>}
    </Tag>
  );
}

/** The author with the booster in front. */
export function AvatarOverlay({
  account,
  booster,
}: {
  readonly account: Account;
  readonly booster: Account;
}) {
  return (
    <div className="account__avatar-overlay" style={{ width: 46, height: 46 }}>
      <div className="account__avatar-overlay-base">
        <div className="account__avatar" style={{ width: 36, height: 36 }}>
          <img src={account.avatar} alt={account.acct} />
        </div>
      </div>
      <div className="account__avatar-overlay-overlay">
        <div className="account__avatar" style={{ width: 24, height: 24 }}>
          <img src={booster.avatar} alt={booster.acct} />
        </div>
      </div>
    </div>
  );
}

interface AccountLinkProps {
  readonly account: Account;
  readonly className: string;
  readonly children: ReactNode;
  /** Attributes of a list's name link; other links have only the hover card's. */
  readonly titled?: boolean;
  /** Rows of accounts have a title without `@` and no id, whatever the version. */
  readonly bareTitle?: boolean;
}

export const pathOf = ({ acct }: Pick<Account, 'acct'>): string => `/@${acct}`;

/** A link to a profile: in glitch to the one on the author's server. */
export function AccountLink({
  account,
  className,
  children,
  titled = true,
  bareTitle = false,
}: AccountLinkProps) {
  const attributes = {
    ...(titled ? { title: bareTitle ? account.acct : differs.nameTitle(account.acct) } : {}),
    ...(titled && !bareTitle && differs.nameHasId ? { 'data-id': account.id } : {}),
    'data-hover-card-account': account.id,
  };
  if (glitch) {
    return (
      <Permalink className={className} href={account.url} to={pathOf(account)} {...attributes}>
        {children}
      </Permalink>
    );
  }
  return (
    <Link className={className} to={pathOf(account)} {...attributes}>
      {children}
    </Link>
  );
}

interface NameInSentenceProps {
  readonly account: Account;
  /** Notifications leave the classes out. */
  readonly plain?: boolean;
}

/** A person's name in a sentence: who boosted, who is answered. */
export function NameInSentence({ account, plain = false }: NameInSentenceProps) {
  const Tag = differs.simpleNameTag;
  const attributes = {
    ...(plain && !since(5) ? {} : { 'data-id': account.id }),
    ...(plain || since(5) ? { title: `@${account.acct}` } : {}),
    'data-hover-card-account': account.id,
  };
  const content = (
    <bdi>
      <Tag>{nameOf(account)}</Tag>
    </bdi>
  );
  if (glitch) {
    return (
      <Permalink
        href={account.url}
        to={pathOf(account)}
        className={classes(!since(5) && 'status__display-name')}
        {...attributes}
      >
        {content}
      </Permalink>
    );
  }
  return (
    <Link to={pathOf(account)} className={plain ? undefined : 'status__display-name muted'} {...attributes}>
      {content}
    </Link>
  );
}
