/** Shows that the page has crashed: the browser's tests look for it after foreign code has touched the page. */
import { Component, type ReactNode } from 'react';
import { meta } from '../page-state.ts';
import { t } from '../words.ts';

export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const isForeign = String(error).includes('NotFoundError');
    return (
      <div className="error-boundary">
        <div>
          <p className="error-boundary__error">
            {t('crash')} {t(isForeign ? 'crash_addons' : 'crash_bug')}
          </p>
          <p>{t('crash_try')}</p>
          <p className="error-boundary__footer">
            Mastodon v{meta.version} · {String(error)}
          </p>
        </div>
      </div>
    );
  }
}
