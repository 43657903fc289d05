/** The start of every page of ours: language, direction, title, then the page itself. */
import { type ComponentChildren, render } from 'preact';
import browser from 'webextension-polyfill';
import './ui/tokens.css';
import './ui/controls.css';

export function startPage(title: string, page: ComponentChildren): void {
  const { documentElement } = document;
  documentElement.lang = browser.i18n.getMessage('@@ui_locale').replace('_', '-');
  documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
  document.title = title;
  const root = document.getElementById('app');
  if (root) render(page, root);
}
