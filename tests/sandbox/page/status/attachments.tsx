/** What a post carries: pictures and polls. */
import { useCallback, useState } from 'react';
import type { MediaAttachment, Poll } from '../api/entities.ts';
import { classes } from '../markup/class-names.ts';
import { Message } from '../markup/message.tsx';
import { glitch } from '../page-state.ts';
import { t } from '../words.ts';

export function MediaGallery({ media }: { readonly media: readonly MediaAttachment[] }) {
  const many = media.length > 1;
  // Asked while the list is being changed, and drawn once more with the answer (`media_gallery.jsx`, 4.3 to 4.7).
  const [width, setWidth] = useState(0);
  const measure = useCallback((node: HTMLDivElement | null) => {
    if (node) setWidth(node.offsetWidth);
  }, []);
  return (
    <div
      ref={measure}
      className={classes('media-gallery', `media-gallery--layout-${media.length}`, glitch && 'full-width')}
      style={{ aspectRatio: many ? '3 / 2' : '16 / 9' }}
    >
      {media.map((attachment) => (
        <GalleryItem
          key={attachment.id}
          attachment={attachment}
          isAlone={!many}
          width={many ? width / 2 : width}
        />
      ))}
      <div className="media-gallery__actions">
        <button type="button" className="media-gallery__actions__pill">
          <Message>{t('hide')}</Message>
        </button>
      </div>
    </div>
  );
}

interface GalleryItemProps {
  readonly attachment: MediaAttachment;
  readonly isAlone: boolean;
  /** In px; 0 while it is not known. */
  readonly width: number;
}

function GalleryItem({ attachment, isAlone, width }: GalleryItemProps) {
  const { url, preview_url, remote_url, description } = attachment;
  const [isLoaded, setLoaded] = useState(false);
  return (
    <div
      className={classes(
        'media-gallery__item',
        glitch && 'letterbox',
        isAlone && !glitch && 'standalone',
        isAlone && 'media-gallery__item--wide',
        'media-gallery__item--tall',
      )}
    >
      <canvas
        className={classes('media-gallery__preview', isLoaded && 'media-gallery__preview--hidden')}
        width={32}
        height={32}
      />
      <a
        className="media-gallery__item-thumbnail"
        href={remote_url ?? url ?? ''}
        target="_blank"
        rel="noopener"
      >
        {preview_url && (
          <img
            src={preview_url}
            sizes={width > 0 ? `${width}px` : undefined}
            className={glitch ? 'letterbox' : undefined}
            alt={description ?? ''}
            onLoad={() => setLoaded(true)}
          />
        )}
      </a>
      {description && (
        <div className="media-gallery__item__badges">
          <button type="button" className="media-gallery__alt__label">
            ALT
          </button>
        </div>
      )}
    </div>
  );
}

export function PollBox({ poll }: { readonly poll: Poll }) {
  const total = Math.max(1, poll.votes_count);
  return (
    <div className="poll">
      <ul>
        {poll.options.map(({ title, votes_count }) => {
          const percent = Math.round(((votes_count ?? 0) / total) * 100);
          return (
            <li key={title}>
              <span className="poll__option">
                <span className="poll__number">{percent}%</span>
                <span className="poll__option__text translate">{title}</span>
              </span>
              <span className="poll__chart" style={{ width: `${percent}%` }} />
            </li>
          );
        })}
      </ul>
      <div className="poll__footer">{t('votes', poll.votes_count)}</div>
    </div>
  );
}
