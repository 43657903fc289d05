/** A long list of rows of one height, of which only those in sight exist. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface WindowedRowsProps<Row> {
  readonly rows: readonly Row[];
  /** Of one row, in CSS pixels. */
  readonly rowHeight: number;
  readonly label: string;
  readonly render: (row: Row, index: number) => ComponentChildren;
}

/** Rows kept above and below what is in sight, so that scrolling shows no gaps. */
const SPARE = 12;
/** What is in sight before the box was measured. */
const FIRST_HEIGHT = 620;

export function WindowedRows<Row>({ rows, rowHeight, label, render }: WindowedRowsProps<Row>) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + SPARE);
  return (
    <ul
      class="windowed"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        setTop(currentTarget.scrollTop);
        setHeight(currentTarget.clientHeight);
      }}
    >
      <li aria-hidden="true" style={{ height: `${first * rowHeight}px` }} />
      {rows.slice(first, last).map((row, index) => render(row, first + index))}
      <li aria-hidden="true" style={{ height: `${(rows.length - last) * rowHeight}px` }} />
    </ul>
  );
}
