/** The JSX runtime of the page: React's own, with one place where tests can change all markup at once. */
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';
import { switches } from '../switches.ts';

export type { JSX } from 'react/jsx-runtime';
export { Fragment };

type Props = Record<string, unknown>;
type Draw = typeof reactJsx;

const DROPPED_IDS = ['id', 'data-id', 'data-hover-card-account'];
const DEEPER = new Set(['status__info', 'status__content', 'account__wrapper', 'detailed-status']);

function renamed(className: string): string {
  return className
    .split(' ')
    .map((name) => {
      if (switches.renameModules && /^_(comp|feat)_/.test(name)) {
        return `_${name.slice(name.lastIndexOf('__') + 2)}_x${name.length}`;
      }
      return switches.renameClasses.includes(name) ? `${name}-renamed` : name;
    })
    .join(' ');
}

function changedProps(props: Props): Props {
  const changed = { ...props };
  const className = changed['className'];
  if (typeof className === 'string') changed['className'] = renamed(className);
  if (switches.dropIds) for (const name of DROPPED_IDS) delete changed[name];
  return changed;
}

function changed(draw: Draw): Draw {
  return (type, props, key) => {
    if (typeof type !== 'string') return draw(type, props, key);
    const given: Props = Object.fromEntries(Object.entries(props ?? {}));
    const className = given['className'];
    const firstClass = typeof className === 'string' ? (className.split(' ')[0] ?? '') : '';
    if (switches.nestDeeper && (type === 'article' || DEEPER.has(firstClass))) {
      return reactJsx('div', { className: 'deeper', children: draw(type, changedProps(given)) }, key);
    }
    return draw(type, changedProps(given), key);
  };
}

const asWritten =
  !switches.renameModules && switches.renameClasses.length === 0 && !switches.dropIds && !switches.nestDeeper;

export const jsx: Draw = asWritten ? reactJsx : changed(reactJsx);
export const jsxs: Draw = asWritten ? reactJsxs : changed(reactJsxs);
