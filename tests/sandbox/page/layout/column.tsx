/** A column and its header: in the single-column layout the header hangs outside, in the bar at the top. */
import { createContext, type ReactNode, use, useId } from 'react';
import { createPortal } from 'react-dom';
import { classes } from '../markup/class-names.ts';
import { Icon } from '../markup/icon.tsx';
import { Message } from '../markup/message.tsx';
import { glitch, multiColumn, since } from '../page-state.ts';
import { t } from '../words.ts';

/** The element that takes the header in the single-column layout. */
export const HeaderPlace = createContext<HTMLElement | null>(null);

interface ColumnProps {
  readonly label?: string;
  readonly children: ReactNode;
}

export function Column({ label, children }: ColumnProps) {
  return (
    <div className="column" role="region" aria-label={label}>
      {children}
    </div>
  );
}

interface ColumnHeaderProps {
  readonly icon: string;
  /** Without one there is a button back. */
  readonly title?: string;
  /** A button back beside the title. */
  readonly back?: boolean;
  readonly buttons?: ReactNode;
}

/** In the single column headers stand in the bar at the top. */
function AtTop({ children }: { readonly children: ReactNode }) {
  const place = use(HeaderPlace);
  if (multiColumn) return children;
  return place && createPortal(children, place);
}

export function ColumnHeader(props: ColumnHeaderProps) {
  return (
    <AtTop>
      <HeaderContent {...props} />
    </AtTop>
  );
}

const goBack = (): void => window.history.back();

/** The whole header of a profile; glitch has a title there. */
export function BackButton() {
  if (glitch && !since(6)) return <ColumnHeader icon="user" title={t('profile')} back />;
  return (
    <AtTop>
      <button type="button" className="column-back-button" onClick={goBack}>
        <Icon id="arrow-left" className="column-back-button__icon" />
        <Message>{t('back')}</Message>
      </button>
    </AtTop>
  );
}

function HeaderContent({ icon, title, back: hasBack = false, buttons }: ColumnHeaderProps) {
  const id = useId();
  const back = (
    <button
      type="button"
      className={classes('column-header__back-button', title && 'compact')}
      aria-label={t('back')}
      onClick={goBack}
    >
      <Icon id="arrow-left" className="column-back-button__icon" />
      {!title && t('back')}
    </button>
  );
  const isMain = title !== undefined;
  const titleContent = (
    <>
      <Icon id={icon} className="column-header__icon" />
      {since(6) ? <span className="column-header__text">{title}</span> : title}
    </>
  );
  const side = (
    <div className="column-header__buttons">
      {buttons}
      {isMain && !hasBack && (
        <button
          type="button"
          className="column-header__button"
          aria-label={t('show_settings')}
          title={t('show_settings')}
        >
          <i className="icon-with-badge">
            <Icon id="sliders" />
          </i>
        </button>
      )}
    </div>
  );
  const folded = (
    <div className="column-header__collapsible collapsed" tabIndex={-1}>
      <div className="column-header__collapsible-inner" />
    </div>
  );
  if (since(6)) {
    return (
      <div className="column-header__wrapper">
        <div className="column-header">
          {isMain && hasBack && back}
          {isMain ? (
            <h1 className="column-header__title-wrapper" tabIndex={-1}>
              <button type="button" className="column-header__title" id={`skip-link-target-content-${id}`}>
                {titleContent}
              </button>
            </h1>
          ) : (
            back
          )}
          {side}
        </div>
        {folded}
      </div>
    );
  }
  return (
    <div className="column-header__wrapper">
      <h1 className="column-header">
        {isMain && hasBack && back}
        {isMain ? (
          <button type="button" className="column-header__title">
            {titleContent}
          </button>
        ) : (
          back
        )}
        {side}
      </h1>
      {folded}
    </div>
  );
}
