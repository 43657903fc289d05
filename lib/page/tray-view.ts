/** The tray in a column's header: a quiet pill, and behind it the list of late posts. */
import { isolated } from '../fediverse/plain-text';
import type { Arrival } from '../rules/tray';
import { colourSchemeOf } from './colour-scheme';
import { i18n } from './i18n';
import { createOwn } from './own-nodes';
import { remembered } from './remembered';

export interface TrayEntry {
  readonly id: string;
  /** `@user@domain` */
  readonly author: string;
  readonly words: string;
  /** Such as `16 min late`. */
  readonly late: string;
  /** The post's own page, for when it is not in the timeline any more. */
  readonly path: string;
}

export interface TrayContent {
  /** Late posts, as they are to be listed. */
  readonly waiting: readonly Arrival[];
  /** What cannot be known; empty if nothing. */
  readonly note: string;
}

export interface TrayView {
  draw(content: TrayContent): void;
}

interface TrayActions {
  entryOf(arrival: Arrival): TrayEntry;
  /** Whether the post could be shown in the timeline. */
  jump(id: string): boolean;
  markAllSeen(): void;
}

/** Puts the tray at the end of a line of ours, until the signal aborts. */
export function createTrayView(line: HTMLElement, actions: TrayActions, signal: AbortSignal): TrayView {
  const document = line.ownerDocument;
  const pill = createOwn(document, 'button', 'sluice-pill');
  const panel = createOwn(document, 'div', 'sluice-tray');
  pill.type = 'button';
  panel.hidden = true;
  panel.dir = i18n.t('extension.direction');
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', i18n.t('tray.label'));
  let content: TrayContent | undefined;
  /** What the panel was filled with. */
  let filled = '';

  function open(isOpen: boolean): void {
    panel.hidden = !isOpen;
    if (isOpen) panel.style.colorScheme = colourSchemeOf(document);
    fill();
    pill.setAttribute('aria-expanded', String(isOpen));
  }

  /** Only while somebody looks: posts stream in all the time. */
  function fill(): void {
    if (!content || panel.hidden) return;
    const { waiting, note } = content;
    const text = [note, ...waiting.map(({ id }) => id)].join();
    if (text === filled) return;
    filled = text;
    const list = createOwn(document, 'ol');
    list.append(...waiting.map((arrival) => createEntry(actions.entryOf(arrival))));
    const markAll = createOwn(document, 'button', 'sluice-pill', i18n.t('tray.markAllSeen'));
    markAll.type = 'button';
    markAll.addEventListener('click', () => {
      open(false);
      actions.markAllSeen();
    });
    const parts: HTMLElement[] = waiting.length > 0 ? [list, markAll] : [];
    if (note) parts.unshift(createOwn(document, 'p', '', note));
    panel.replaceChildren(...parts);
  }

  function createEntry({ id, author, words, late, path }: TrayEntry): HTMLElement {
    const item = createOwn(document, 'li');
    const link = createOwn(
      document,
      'a',
      '',
      [author, words, late].filter(Boolean).map(isolated).join(' · '),
    );
    link.href = path;
    link.dataset['sluicePost'] = id;
    link.addEventListener('click', (event) => {
      if (!actions.jump(id)) return;
      event.preventDefault();
      open(false);
    });
    item.append(link);
    return item;
  }

  pill.addEventListener('click', () => open(panel.hidden === true));
  const close = (event: Event) => {
    const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
    const isOutside =
      event.type === 'pointerdown' && event.target instanceof Node && !line.contains(event.target);
    if (panel.hidden || !(isEscape || isOutside)) return;
    open(false);
    if (isEscape) pill.focus();
  };
  document.addEventListener('keydown', close, { signal });
  document.addEventListener('pointerdown', close, { signal });
  signal.addEventListener('abort', () => {
    pill.remove();
    panel.remove();
  });
  open(false);
  line.append(pill, panel);

  return {
    draw(next) {
      content = next;
      const count = countText(next.waiting.length);
      if (pill.textContent !== count) pill.textContent = count;
      pill.hidden = next.waiting.length === 0 && next.note === '';
      if (pill.hidden) open(false);
      fill();
    },
  };
}

const countText = remembered((count: number) => {
  if (count === 0) return i18n.t('tray.none');
  return count === 1 ? i18n.t('tray.one') : i18n.t('tray.many', [String(count)]);
});
