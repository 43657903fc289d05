/** The text of a post: the server's HTML as elements, its links turned into the page's. */
import { createElement, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import type { Status } from '../api/entities.ts';
import { classes } from '../markup/class-names.ts';
import { differs } from '../markup/differences.ts';
import { withEmoji } from '../markup/names.tsx';
import { since } from '../page-state.ts';
import { Link } from '../routing/link.tsx';
import { setCollapsed, useStore } from '../store/store.ts';
import { t } from '../words.ts';

const parser = new DOMParser();
const KEPT_TAGS = new Set([
  'p',
  'span',
  'br',
  'a',
  'strong',
  'em',
  'blockquote',
  'ul',
  'ol',
  'li',
  'code',
  'pre',
]);

function reactLink(element: Element, children: ReactNode[], status: Status, key: number): ReactNode {
  const href = element.getAttribute('href') ?? '';
  const given = element.className;
  const text = element.textContent ?? '';
  const mention = status.mentions.find(({ url, acct }) => url === href || `@${acct}` === text);
  if (mention) {
    const className = classes(given, since(5) ? 'mention' : differs.linkClass);
    return (
      <Link
        key={key}
        to={`/@${mention.acct}`}
        className={className}
        title={`@${mention.acct}`}
        data-hover-card-account={mention.id}
      >
        {children}
      </Link>
    );
  }
  if (text.startsWith('#')) {
    const className = classes(given, since(5) ? 'mention hashtag' : differs.linkClass);
    return (
      <Link key={key} to={`/tags/${text.slice(1)}`} className={className} rel="tag">
        {children}
      </Link>
    );
  }
  return (
    <a
      key={key}
      href={href}
      className={classes(differs.linkClass, 'unhandled-link')}
      title={href}
      target="_blank"
      rel="nofollow noopener"
      translate="no"
    >
      {children}
    </a>
  );
}

function reactNode(node: Node, status: Status, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return withEmoji(node.textContent ?? '', status.emojis);
  if (!(node instanceof Element)) return null;
  const tag = node.localName;
  const children = [...node.childNodes].map((child, index) => reactNode(child, status, index));
  if (!KEPT_TAGS.has(tag)) return children;
  // The line "RE: link" stands in for a quote where quotes are not drawn.
  if (node.classList.contains('quote-inline') && differs.quotes && status.quote) return null;
  if (tag === 'a') return reactLink(node, children, status, key);
  const className = node.className === '' ? undefined : node.className;
  return createElement(tag, { key, className }, ...(tag === 'br' ? [] : children));
}

/** HTML of the server as elements. */
export function textOf(html: string, status: Status): ReactNode[] {
  const { body } = parser.parseFromString(html, 'text/html');
  return [...body.childNodes].map((node, index) => reactNode(node, status, index));
}

const words = new Map<string, string>();

/** HTML of the server as words: read once, as Mastodon's page does when a post comes (`importer/normalizer.js`). */
export function wordsOf(html: string): string {
  const known = words.get(html) ?? parser.parseFromString(html, 'text/html').body.textContent ?? '';
  words.set(html, known);
  return known;
}

interface StatusContentProps {
  readonly status: Status;
  /** A click on the text opens the post. */
  readonly onOpen?: () => void;
}

/** What is higher is shown in part only, in px. */
const MOST_HEIGHT = 706;

export function StatusContent({ status, onOpen }: StatusContentProps) {
  const node = useRef<HTMLDivElement>(null);
  const isCollapsed = useStore(({ collapsed }) => collapsed.get(status.id));
  const isInList = onOpen !== undefined;
  const text = useMemo(() => textOf(status.content, status), [status]);
  // Whether a long text is to be collapsed: asked while the list is being changed (`status_content.jsx`, 4.3 to 4.7), so that
  // the browser lays out new entries before anybody else has heard of them; and the answer is kept for each by itself.
  useLayoutEffect(() => {
    if (!isInList || isCollapsed !== undefined || !node.current) return;
    setCollapsed(status.id, node.current.clientHeight > MOST_HEIGHT);
  }, [status.id, isInList, isCollapsed]);
  return (
    <>
      <div
        ref={node}
        className={classes(
          'status__content',
          onOpen && 'status__content--with-action',
          onOpen && isCollapsed && 'status__content--collapsed',
        )}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('a, button')) return;
          onOpen?.();
        }}
        {...(since(4) ? {} : { tabIndex: 0 })}
      >
        <div
          className="status__content__text status__content__text--visible translate"
          lang={status.language ?? undefined}
        >
          {text}
        </div>
      </div>
      {onOpen && isCollapsed && (
        <button type="button" className="status__content__read-more-button" onClick={onOpen}>
          {t('read_more')}
        </button>
      )}
    </>
  );
}
