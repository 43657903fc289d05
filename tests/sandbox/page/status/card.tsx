/** The preview of a link, with the line that names its author. */
import { AuthorLink } from '../accounts/author-link.tsx';
import type { PreviewCard } from '../api/entities.ts';
import { Age } from '../markup/age.tsx';
import { Icon } from '../markup/icon.tsx';
import { Message } from '../markup/message.tsx';
import { since } from '../page-state.ts';
import { around } from '../words.ts';

export function Card({ card }: { readonly card: PreviewCard }) {
  const isVideo = card.type === 'video';
  const author = card.authors?.find(({ account }) => account !== null)?.account;
  const description = (
    <div className="status-card__content" dir="auto">
      <span className="status-card__host">
        <span>{card.provider_name || new URL(card.url).hostname}</span>
        {card.published_at && (
          <>
            {' · '}
            <Age iso={card.published_at} />
          </>
        )}
      </span>
      <strong className="status-card__title" title={card.title}>
        {card.title}
      </strong>
      {card.author_name && !author ? (
        <span className="status-card__author">
          <Message>
            <strong>{card.author_name}</strong>
          </Message>
        </span>
      ) : (
        <span className="status-card__description">{card.description}</span>
      )}
    </div>
  );
  const image = card.image !== null && (
    <img className="status-card__image-image" src={card.image} alt="" style={{ aspectRatio: '1.91 / 1' }} />
  );
  const link = isVideo ? (
    <div className="status-card expanded">
      <div className="status-card__image">
        {image}
        <div className="status-card__actions">
          <div>
            <button type="button" aria-label="▶">
              ▶
            </button>
          </div>
        </div>
      </div>
      <a href={card.url} target="_blank" rel="noopener">
        {description}
      </a>
    </div>
  ) : (
    <a className="status-card expanded" href={card.url} target="_blank" rel="noopener">
      <div className="status-card__image">{image}</div>
      {description}
    </a>
  );
  if (!author || !since(3)) return link;
  const [before, after] = around('more_from');
  return (
    <>
      {link}
      <div className="more-from-author">
        <Icon id="message" />
        <Message>
          {before}
          <AuthorLink account={author} />
          {after}
        </Message>
      </div>
    </>
  );
}
