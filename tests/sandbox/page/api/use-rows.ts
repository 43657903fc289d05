/** Hooks that load from the API what belongs to one column only. */
import { useCallback, useEffect, useState } from 'react';
import { request } from './request.ts';

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Puts other rows in place: after one was dealt with. */
  readonly setRows: (change: (before: readonly Row[]) => readonly Row[]) => void;
}

/**
 * A paged list of rows, known by its path.
 * @param take what to do with an answer before it is shown: keep accounts, pick a field
 */
export function useRows<Row, Body = readonly Row[]>(
  path: string,
  take: (body: Body) => readonly Row[] | Promise<readonly Row[]>,
): Rows<Row> {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [next, setNext] = useState<string | undefined>(path);
  const [isLoading, setLoading] = useState(true);

  const load = useCallback(
    async (from: string, isFirst: boolean) => {
      setLoading(true);
      try {
        const answer = await request<Body>('GET', from);
        const taken = await take(answer.body);
        setRows((before) => (isFirst ? taken : [...before, ...taken]));
        setNext(answer.next);
      } catch (error) {
        console.warn('Could not load', from, error);
        setNext(undefined);
      }
      setLoading(false);
    },
    [take],
  );

  useEffect(() => {
    void load(path, true);
  }, [path, load]);

  const loadMore = (): void => {
    if (next !== undefined && !isLoading) void load(next, false);
  };
  return { rows, isLoading, hasMore: next !== undefined, loadMore, setRows };
}

/** One answer, known by its path; `undefined` until it is there. */
export function useAnswer<Body>(path: string | undefined): Body | undefined {
  const [body, setBody] = useState<Body>();
  useEffect(() => {
    if (path === undefined) return;
    let isGone = false;
    request<Body>('GET', path).then(
      (answer) => {
        if (!isGone) setBody(answer.body);
      },
      (error: unknown) => console.warn('Could not load', path, error),
    );
    return () => {
      isGone = true;
    };
  }, [path]);
  return body;
}
