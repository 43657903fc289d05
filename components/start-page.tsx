/** The start of every page of ours: language, direction, title, then the page itself. */
import { type ComponentChildren, render } from 'preact';
import { i18n } from '#i18n';
import './ui/tokens.css';
import './ui/controls.css';

export function startPage(title: string, page: ComponentChildren): void {
  // Those of the texts: a browser in a language that there is no translation to shows English ones.
  const { documentElement } = document;
  documentElement.lang = i18n.t('extension.language');
  documentElement.dir = i18n.t('extension.direction');
  document.title = title;
  const root = document.getElementById('app');
  if (root) render(page, root);
}
