/** The row of links between the parts of one page. */
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { t, type Word } from '../words.ts';

export function SectionTabs({ tabs }: { readonly tabs: readonly (readonly [string, Word])[] }) {
  const { path } = usePlace();
  return (
    <div className="account__section-headline">
      {tabs.map(([to, word]) => (
        <Link key={to} to={to} className={path === to ? 'active' : ''}>
          <div>{t(word)}</div>
        </Link>
      ))}
    </div>
  );
}
