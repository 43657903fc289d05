/** One entry of a list: full while it is near what is seen, else emptied to a placeholder of the same height. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { keepHeight, useStore } from '../store/store.ts';
import { type Visibility, whenIdle } from './visibility.ts';

interface ObservedArticleProps {
  readonly id: string;
  readonly index: number;
  readonly listLength: number;
  readonly visibility: Visibility;
  /** Heights are kept under it for the way back. */
  readonly listKey: string;
  readonly draw: (hidden: boolean) => ReactNode;
}

interface Sight {
  readonly intersects?: boolean;
  readonly isHidden: boolean;
}

export function ObservedArticle({ id, index, listLength, visibility, listKey, draw }: ObservedArticleProps) {
  const node = useRef<HTMLElement>(null);
  const cachedHeight = useStore(({ heights }) => heights.get(listKey)?.get(id));
  const [sight, setSight] = useState<Sight>({ isHidden: false });

  useEffect(() => {
    const element = node.current;
    if (!element) return;
    let isGone = false;
    const stop = visibility.observe(element, (entry) => {
      whenIdle(() => keepHeight(listKey, id, entry.boundingClientRect.height));
      if (!entry.isIntersecting) {
        whenIdle(() => {
          if (!isGone) setSight((before) => ({ ...before, isHidden: before.intersects === false }));
        });
      }
      setSight({ intersects: entry.isIntersecting, isHidden: false });
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [id, listKey, visibility]);

  const emptied = sight.intersects !== true && (sight.isHidden || cachedHeight !== undefined);
  const place = { 'aria-posinset': index + 1, 'aria-setsize': listLength, 'data-id': id };
  if (!emptied) {
    return (
      <article ref={node} className="" tabIndex={-1} {...place}>
        {draw(false)}
      </article>
    );
  }
  return (
    <article
      ref={node}
      className=""
      tabIndex={-1}
      {...place}
      style={{ height: `${cachedHeight}px`, opacity: 0, overflow: 'hidden' }}
    >
      {draw(true)}
    </article>
  );
}
