/** The bar of the demo, on with `?demo` for as long as the tab lives: makes something happen on the server. */
import { useState } from 'react';

const STORAGE_KEY = 'sandbox-demo';

/** True in a tab that has been opened with `?demo`. */
export function isDemo(): boolean {
  if (new URLSearchParams(window.location.search).has('demo'))
    window.sessionStorage.setItem(STORAGE_KEY, 'on');
  return window.sessionStorage.getItem(STORAGE_KEY) === 'on';
}

async function control(command: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch('/sandbox/control', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
}

const MINUTE_MS = 60_000;

const LATE_TEXTS = [
  'Bread is out of the oven, and this post took its time to get here.',
  'Posted before the rain, delivered after it.',
  'The train was on time. This post was not.',
];

interface Action {
  readonly label: string;
  readonly run: () => Promise<void>;
}

const ACTIONS: readonly Action[] = [
  {
    label: 'Push a late post',
    run: () =>
      control({ pushLate: { lateMs: 16 * MINUTE_MS, text: LATE_TEXTS[Date.now() % LATE_TEXTS.length] } }),
  },
  {
    label: 'Push 5 posts',
    run: async () => {
      for (let count = 0; count < 5; count++) await control({ push: {} });
    },
  },
  { label: 'Drop connection', run: () => control({ dropStreams: true }) },
];

export function DemoBar() {
  const [isBusy, setBusy] = useState(false);
  return (
    <aside className="sandbox-bar" aria-label="Sandbox" dir="ltr">
      <p>
        <strong>Sandbox.</strong> Everyone here is made up. Turn Sluice on for this server, choose “Written
        order”, then push a late post: it takes the place where it was written instead of the top.
      </p>
      <div className="sandbox-bar__buttons">
        {ACTIONS.map(({ label, run }) => (
          <button
            key={label}
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => {
              setBusy(true);
              run()
                .catch((error: unknown) => console.warn(label, error))
                .finally(() => setBusy(false));
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </aside>
  );
}
