/** The page's icons: plain strokes under the names that Mastodon's icons carry. */

const paths: Readonly<Record<string, string>> = {
  'arrow-left': 'M20 12H5m6-6-6 6 6 6',
  archive: 'M4 8h16v12H4zM3 4h18v4H3zM10 12h4',
  at: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500',
  ban: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  'filtered-notifications': 'M4 8h16v12H4zM3 4h18v4H3zM10 12h4',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l2 2H4zM10 21h4',
  bookmark: 'M6 3h12v18l-6-4-6 4z',
  bookmarks: 'M6 3h12v18l-6-4-6 4z',
  check: 'M4 13l5 5L20 6',
  cog: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 2v4m0 12v4M2 12h4m12 0h4M5 5l3 3m8 8 3 3M5 19l3-3m8-8 3-3',
  'ellipsis-h': 'M5 12h.01M12 12h.01M19 12h.01',
  explore: 'M3 17l6-6 4 4 8-9m-6 0h6v6',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  hashtag: 'M9 4 7 20M17 4l-2 16M4 9h16M3 15h16',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  'list-ul': 'M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01',
  lock: 'M6 11h12v9H6zM8 11V8a4 4 0 1 1 8 0v3',
  message: 'M4 5h16v12H9l-5 4z',
  navicon: 'M4 7h16M4 12h16M4 17h16',
  pencil: 'M4 20l1-5L16 4l4 4L9 19z',
  'quiet-time': 'M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z',
  quote: 'M5 17V11l3-5h2L8 11h3v6zm8 0V11l3-5h2l-2 5h3v6z',
  reply: 'M9 7 4 12l5 5m-5-5h10a6 6 0 0 1 6 6v1',
  retweet: 'M4 10V8a2 2 0 0 1 2-2h12m-3-3 3 3-3 3M20 14v2a2 2 0 0 1-2 2H6m3 3-3-3 3-3',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 5 5',
  sliders: 'M4 8h10m4 0h2M4 16h2m4 0h10M14 6v4M8 14v4',
  star: 'M12 3l2.700 5.800 6.300.800-4.600 4.400 1.200 6.300L12 17.200 6.400 20.300l1.200-6.300L3 9.600l6.300-.800z',
  times: 'M5 5l14 14M19 5 5 19',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  'user-plus': 'M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM2 21c0-5 4-7 8-7s8 2 8 7M19 8v6m-3-3h6',
  users:
    'M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM2 20c0-4 3-6 7-6s7 2 7 6M16 5a3.500 3.500 0 0 1 0 7m2 2c2.500.500 4 3 4 6',
};

/** An icon by Mastodon's name for it; the class `icon-…` is what tells columns apart. */
export function Icon({ id, className = '' }: { readonly id: string; readonly className?: string }) {
  return (
    <svg
      className={`icon icon-${id} ${className}`.trim()}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[id] ?? paths['globe']} />
    </svg>
  );
}

const AUDIENCES: Readonly<Record<string, string>> = {
  public: 'globe',
  unlisted: 'quiet-time',
  private: 'lock',
  direct: 'at',
};

export function audienceIcon(visibility: string): string {
  return AUDIENCES[visibility] ?? 'globe';
}
