/** The whole page: panels around one column, or many columns side by side. */
import { type ReactNode, useState } from 'react';
import { Home } from '../columns/home.tsx';
import { Notifications } from '../columns/notifications.tsx';
import { columnFor } from '../columns/routes.tsx';
import { Compose, Search } from '../compose/compose.tsx';
import { DemoBar, isDemo } from '../demo/demo-bar.tsx';
import { differs } from '../markup/differences.ts';
import { meta, multiColumn } from '../page-state.ts';
import { usePlace } from '../routing/location.ts';
import { HeaderPlace } from './column.tsx';
import { DialogRoot } from './dialogs.tsx';
import { HoverCard } from './hover-card.tsx';
import { BottomBar, Navigation } from './navigation.tsx';

export function UI() {
  return (
    <div className="ui">
      {multiColumn ? <ManyColumns /> : <SingleColumn />}
      <DialogRoot />
      <HoverCard />
      {isDemo() && <DemoBar />}
    </div>
  );
}

function Pane({ kind, children }: { readonly kind: string; readonly children: ReactNode }) {
  return (
    <div className={`columns-area__panels__pane columns-area__panels__pane--${kind}`}>
      <div className="columns-area__panels__pane__inner">{children}</div>
    </div>
  );
}

function SingleColumn() {
  const [headerPlace, setHeaderPlace] = useState<HTMLElement | null>(null);
  const place = usePlace();
  const Main = differs.mainTag;
  return (
    <HeaderPlace value={headerPlace}>
      <div className="columns-area__panels">
        <Pane kind="compositional">
          <div className="compose-panel">
            <Search />
            {meta.me && <Compose />}
          </div>
        </Pane>
        <Main className="columns-area__panels__main">
          <div className="tabs-bar__wrapper">
            <div id="tabs-bar__portal" ref={setHeaderPlace} />
          </div>
          <div className="columns-area columns-area--mobile" style={{ overflow: differs.areaOverflow }}>
            {columnFor(place)}
          </div>
        </Main>
        <Pane kind="navigational">
          <Navigation />
        </Pane>
        <BottomBar />
      </div>
    </HeaderPlace>
  );
}

const OWN_COLUMNS = new Set(['/', '/home', '/notifications', '/getting-started']);

function ManyColumns() {
  const place = usePlace();
  const Main = differs.mainTag;
  return (
    <Main className="columns-area" tabIndex={0}>
      <div className="drawer">
        <Search />
        <div className="drawer__pager">
          <div className="drawer__inner">
            <Compose />
          </div>
        </div>
      </div>
      <Home />
      <Notifications />
      {OWN_COLUMNS.has(place.path) ? (
        <div className="column" role="region">
          <Navigation />
        </div>
      ) : (
        columnFor(place)
      )}
    </Main>
  );
}
