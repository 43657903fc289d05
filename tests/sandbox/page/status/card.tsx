/** The preview of a link, with the line that names its author. */
import type { PreviewCard } from '../api/entities.ts';
import { Age } from '../markup/age.tsx';
import { AccountLink, Avatar, nameOf } from '../markup/names.tsx';
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
          <strong>{card.author_name}</strong>
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
        <span>
          {before}
          <AccountLink account={author} className="story__details__shared__author-link" titled={false}>
            <Avatar account={author} size={16} /> <bdi>{nameOf(author)}</bdi>
          </AccountLink>
          {after}
        </span>
      </div>
    </>
  );
}
