/** Which marks accounts get on this page: what the features say, asked once for each account. */
import { MARK_KINDS, type Mark, type MarkKind, type Marks, removeMarks } from './draw-marks';
import { remembered } from './remembered';

export type MarkOf = (acct: string) => Mark | undefined;

export interface MarksByAccount {
  /** Lets a feature say which mark of a kind an account gets, until the signal aborts. */
  add(kind: MarkKind, markOf: MarkOf, signal: AbortSignal): void;
  /** The marks of an account, the same object for the same marks; undefined if it gets none. */
  of(acct: string): Marks | undefined;
  /** Has the features asked anew. */
  forget(): void;
  /** Whether no feature marks anything. */
  isOff(): boolean;
}

export function createMarksByAccount(document: Document): MarksByAccount {
  const sources = new Map<MarkKind, MarkOf>();
  let marksOf = remembered(ask);

  function ask(acct: string): Marks | undefined {
    const marks: Partial<Record<MarkKind, Mark>> = {};
    for (const kind of MARK_KINDS) {
      const mark = sources.get(kind)?.(acct);
      if (mark) marks[kind] = mark;
    }
    const text = JSON.stringify(marks);
    return text === '{}' ? undefined : same(text);
  }

  const forget = () => {
    marksOf = remembered(ask);
  };

  return {
    add(kind, markOf, signal) {
      sources.set(kind, markOf);
      forget();
      signal.addEventListener('abort', () => {
        sources.delete(kind);
        forget();
        removeMarks(document, kind);
      });
    },
    of: (acct) => marksOf(acct),
    forget,
    isOff: () => sources.size === 0,
  };
}

/** Few accounts differ in their marks. */
const same = remembered((text: string): Marks => JSON.parse(text));
