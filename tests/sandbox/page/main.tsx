/** Starts the page. */
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { ErrorBoundary } from './layout/error-boundary.tsx';
import { listenToKeys } from './layout/hotkeys.ts';
import { UI } from './layout/ui.tsx';
import { meta, multiColumn } from './page-state.ts';
import { currentPlace, navigate } from './routing/location.ts';
import { homeFeed, openStream, refresh } from './store/feeds.ts';
import { store } from './store/store.ts';
import './styles/page.css';

const holder = document.getElementById('mastodon');
if (!holder) throw new Error('The page has no #mastodon.');
document.body.classList.add(multiColumn ? 'layout-multiple-columns' : 'layout-single-column');
if (currentPlace().path === '/' && !multiColumn) navigate(meta.me ? '/home' : '/explore', 'replace');
if (meta.me) {
  openStream();
  void refresh(homeFeed);
}
listenToKeys();
createRoot(holder).render(
  <ErrorBoundary>
    <Provider store={store}>
      <UI />
    </Provider>
  </ErrorBoundary>,
);
