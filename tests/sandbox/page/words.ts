/** The page's words, in English and in Arabic; `{0}` stands for the first value. */
import { meta } from './page-state.ts';

const english = {
  about: 'About',
  all: 'All',
  audience_direct: 'Private mention',
  audience_private: 'Followers',
  audience_public: 'Public',
  audience_unlisted: 'Quiet public',
  authorize: 'Authorize',
  back: 'Back',
  block: 'Block',
  block_account: 'Block @{0}',
  block_account_hint: 'They will not be able to follow you or see your posts.',
  block_domain: 'Block domain {0}',
  block_domain_hint:
    'You will not see posts or notifications from {0}. Your followers from this server will be removed.',
  block_domain_losses: 'You will lose {0} followers and {1} people you follow.',
  blocked_domains: 'Blocked domains',
  bookmark: 'Bookmark',
  bookmarks: 'Bookmarks',
  boost: 'Boost',
  boost_or_quote: 'Boost or quote',
  boosted: '{0} boosted',
  boosts: 'boosts',
  by: 'By {0}',
  cancel: 'Cancel',
  close: 'Close',
  compose_placeholder: "What's on your mind?",
  continued_thread: 'Continued thread',
  crash: 'This page could not be displayed correctly.',
  crash_addons: 'This error is likely caused by a browser add-on or automatic translation tools.',
  crash_bug: 'This is due to a bug in our code or a browser compatibility issue.',
  crash_try: 'Try disabling them and refreshing the page.',
  domain_blocked: 'Domain blocked',
  edit_profile: 'Edit profile',
  edited: 'Edited {0}',
  empty: 'Nothing here yet.',
  explore: 'Trending',
  favourite: 'Favorite',
  favourites: 'Favorites',
  favourites_count: 'favorites',
  federated: 'Federated timeline',
  filtered_notifications: 'Filtered notifications',
  filtered_count: 'From {0} people you may know',
  filter_warning: 'Matches filter “{0}”',
  follow: 'Follow',
  follow_back: 'Follow back',
  follow_requests: 'Follow requests',
  followers: 'Followers',
  followers_count: '{0} followers',
  following: 'Following',
  following_count: '{0} following',
  hashtags: 'Hashtags',
  hide: 'Hide',
  home: 'Home',
  joined: 'Joined',
  limited_profile: 'This profile has been hidden by the moderators of {0}.',
  limited_show: 'Show profile anyway',
  lists: 'Lists',
  live_feeds: 'Live feeds',
  load_more: 'Load more',
  local: 'Local timeline',
  media: 'Media',
  menu: 'Menu',
  mentions: 'Mentions',
  more: 'More',
  more_from: 'More from {0}',
  new_item: '{0} new item',
  new_items: '{0} new items',
  new_post: 'New Post',
  news: 'News',
  not_available: 'Post unavailable',
  notification_admin: 'A server notice',
  notification_favourite: '{0} favorited your post',
  notification_follow: '{0} followed you',
  notification_follow_request: '{0} has requested to follow you',
  notification_mention: 'Mention',
  notification_poll: 'A poll you voted in has ended',
  notification_quote: '{0} quoted your post',
  notification_reblog: '{0} boosted your post',
  notification_severed: 'Lost connections with {0}',
  notification_severed_body:
    'You have blocked {0}: {1} followers and {2} accounts you followed were removed.',
  notification_status: '{0} just posted',
  notification_update: '{0} edited a post',
  notifications: 'Notifications',
  others: '{0} and {1} others',
  people: 'People',
  pinned: 'Pinned post',
  post: 'Post',
  profile: 'Profile',
  posts: 'Posts',
  posts_and_replies: 'Posts and replies',
  preferences: 'Preferences',
  private_mentions: 'Private mentions',
  quote: 'Quote',
  quote_blocked_account: 'This post is hidden because you have blocked @{0}.',
  quote_blocked_domain: 'This post is hidden because you have blocked {0}.',
  quote_muted_account: 'This post is hidden because you have muted @{0}.',
  quote_limited: 'This account has been hidden by the moderators of {0}.',
  quoted_by: 'Quoted a post by @{0}',
  quotes: 'quotes',
  reject: 'Reject',
  remote: 'Other servers',
  remove_boost: 'Unboost',
  replied_in_thread: 'Replied in thread',
  replied_to: 'Replied to {0}',
  read_more: 'Read more',
  reply: 'Reply',
  reply_to_thread: 'Reply to thread',
  requested: 'Requested',
  search: 'Search',
  search_for: 'Search for "{0}"',
  search_or_paste: 'Search or paste URL',
  search_results: 'Search results',
  see_all: 'See all',
  show_anyway: 'Show anyway',
  show_less: 'Show less',
  show_more: 'Show more',
  show_settings: 'Show settings',
  sign_in: 'Login',
  sign_up: 'Create account',
  suggestions: 'Who to follow',
  unblock: 'Unblock',
  unblock_domain: 'Unblock domain {0}',
  unfollow: 'Unfollow',
  votes: '{0} votes',
  with: 'With {0}',
} as const;

export type Word = keyof typeof english;

const arabic: Readonly<Partial<Record<Word, string>>> = {
  about: 'عن',
  audience_direct: 'إشارة خاصة',
  audience_public: 'للعامة',
  back: 'العودة',
  block: 'احجب',
  block_account: 'حظر @{0}',
  block_domain: 'حظر النطاق {0}',
  blocked_domains: 'النطاقات المحجوبة',
  bookmark: 'أضفه إلى الفواصل المرجعية',
  bookmarks: 'الفواصل المرجعية',
  boost: 'إعادة النشر',
  boost_or_quote: 'إعادة النشر أو الاقتباس',
  boosted: 'شارَكَه {0}',
  boosts: 'إعادات النشر',
  cancel: 'إلغاء',
  close: 'أغلق',
  compose_placeholder: 'فيمَ تفكّر؟',
  continued_thread: 'تكملة لخيط',
  domain_blocked: 'النطاق محظور',
  edit_profile: 'تعديل الملف التعريفي',
  empty: 'لا شيء هنا بعد.',
  explore: 'المتداولة',
  favourite: 'إضافة إلى المفضلة',
  favourites: 'المفضلة',
  favourites_count: 'المفضلات',
  federated: 'الخط الفدرالي',
  follow: 'متابعة',
  follow_requests: 'طلبات المتابعة',
  followers: 'المتابِعون',
  followers_count: '{0} متابعًا',
  following: 'مُتابَع',
  following_count: '{0} مُتابَع',
  home: 'الرئيسية',
  limited_profile: 'تم إخفاء هذا الملف الشخصي من قبل مشرفي {0}.',
  limited_show: 'إظهار الملف التعريفي على أي حال',
  lists: 'القوائم',
  live_feeds: 'الخيوط الحية',
  load_more: 'حمّل المزيد',
  local: 'الخيط المحلي',
  media: 'وسائط',
  more: 'المزيد',
  new_item: '{0} عنصر جديد',
  new_items: '{0} عناصر جديدة',
  new_post: 'منشور جديد',
  news: 'الأخبار',
  notification_favourite: 'أضاف {0} منشورك إلى مفضلته',
  notification_follow: 'يتابعك {0}',
  notification_reblog: 'قام {0} بمشاركة منشورك',
  notifications: 'الإشعارات',
  people: 'أشخاص',
  pinned: 'منشور مثبَّت',
  post: 'انشر',
  posts: 'منشورات',
  posts_and_replies: 'المنشورات والردود',
  preferences: 'التفضيلات',
  private_mentions: 'الإشارات الخاصة',
  quote: 'اقتبس',
  quotes: 'الاقتباسات',
  replied_in_thread: 'رد في خيط',
  replied_to: 'رد على {0}',
  read_more: 'اقرأ المزيد',
  reply: 'رد',
  search: 'البحث',
  search_for: 'Search for "{0}"',
  search_or_paste: 'ابحث أو أدخل رابطا',
  show_anyway: 'إظهار على أي حال',
  show_less: 'اعرض أقلّ',
  show_more: 'أظهر المزيد',
  suggestions: 'حسابات للمتابَعة',
  unblock: 'إلغاء الحَظر',
  unfollow: 'إلغاء المتابعة',
  votes: '{0} أصوات',
};

/** A text of the page in the reader's language, with the values put in. */
export function t(word: Word, ...values: readonly (string | number)[]): string {
  const text = (meta.locale === 'ar' ? arabic[word] : undefined) ?? english[word];
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}

/** Text around one value that is an element: `['', ' boosted']`. */
export function around(word: Word): readonly [string, string] {
  const [before = '', after = ''] = t(word, '\0').split('\0');
  return [before, after];
}

const exact = new Intl.DateTimeFormat(meta.locale, {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const short = new Intl.DateTimeFormat(meta.locale, { month: 'short', day: 'numeric' });
const day = new Intl.DateTimeFormat(meta.locale, { year: 'numeric', month: 'short', day: 'numeric' });
const compact = new Intl.NumberFormat(meta.locale, { notation: 'compact', maximumFractionDigits: 1 });

export const exactTime = (iso: string): string => exact.format(new Date(iso));
export const dayOf = (iso: string): string => day.format(new Date(iso));
export const counted = (count: number): string => compact.format(count);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `now`, `5s`, `4m`, `3h`, `2d`, then the day: the age of a post as its corner shows it. */
export function age(iso: string, now: number): string {
  const passed = now - Date.parse(iso);
  const arabicLetters = meta.locale === 'ar';
  if (passed < 10_000) return arabicLetters ? 'الآن' : 'now';
  if (passed < MINUTE) return `${Math.floor(passed / 1000)}${arabicLetters ? 'ث' : 's'}`;
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)}${arabicLetters ? 'د' : 'm'}`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)}${arabicLetters ? 'سا' : 'h'}`;
  if (passed < 7 * DAY) return `${Math.floor(passed / DAY)}${arabicLetters ? 'ي' : 'd'}`;
  return short.format(new Date(iso));
}
