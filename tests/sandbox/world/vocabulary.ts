/** The words the world is written in: names, sentences, picture descriptions, news. */

export const GIVEN_NAMES = [
  'Ada', 'Bilal', 'Chiara', 'Dmitri', 'Esi', 'Fatou', 'Gustav', 'Hanae', 'Ines', 'Jorge', 'Kofi', 'Lena', 'Mahmoud', 'Noor',
  'Oskar', 'Priya', 'Quentin', 'Rosa', 'Sven', 'Tomoko', 'Uma', 'Viktor', 'Wanjiru', 'Ximena', 'Yusuf', 'Zofia',
] as const; // biome-ignore format: a table

export const FAMILY_NAMES = [
  'Abara', 'Berg', 'Costa', 'Diallo', 'Eklund', 'Farouk', 'Greene', 'Hoang', 'Iversen', 'Jansen', 'Kaya', 'Lindqvist', 'Moreau',
  'Nakamura', 'Okafor', 'Pereira', 'Quist', 'Rossi', 'Santos', 'Tanaka', 'Umar', 'Vega', 'Winter', 'Yilmaz', 'Zhang',
] as const; // biome-ignore format: a table

const OPENERS = [
  'This morning I', 'After three tries I finally', 'On the train home we', 'Nobody told me, but I', 'For the record: we',
  'Against all advice I', 'With the last of the light we', 'Before breakfast I',
] as const; // biome-ignore format: a table

const DEEDS = [
  'repaired the old espresso machine', 'found a bug that was older than my cat', 'saw a kingfisher by the canal',
  'baked a rye bread that did not sink', 'read the whole manual and understood half of it', 'missed the tram by four seconds',
  'planted forty tulip bulbs', 'moved the server to the cellar', 'learned how to fold a fitted sheet', 'heard the first frogs of the year',
] as const; // biome-ignore format: a table

const COMMENTS = [
  'Worth it.', 'Would do it again.', 'I have questions.', 'Pictures follow when the sun is back.', 'Ask me tomorrow.',
  'The neighbours were impressed.', 'Small joys.', 'Never again, until next week.', 'It still works. I am as surprised as you are.',
] as const; // biome-ignore format: a table

export const FOREIGN_SENTENCES: readonly { readonly language: string; readonly text: string }[] = [
  { language: 'de', text: 'Heute endlich das Fahrrad repariert. Die Kette war schuld, wie immer.' },
  { language: 'fr', text: 'Trois heures de train, deux livres, un seul café. Bilan correct.' },
  { language: 'ar', text: 'صباح الخير من الميناء، البحر هادئ اليوم والقهوة جاهزة.' },
  { language: 'he', text: 'סוף סוף ירד גשם, והגינה אומרת תודה.' },
  { language: 'ja', text: '今日は川沿いを十キロ歩いた。風が気持ちよかった。' },
  { language: 'es', text: 'El mercado de los sábados: tomates, ruido y demasiadas naranjas.' },
];

export const TAGS = [
  'photography',
  'bloomscrolling',
  'opensource',
  'cycling',
  'books',
  'caturday',
  'urbanism',
] as const;

export const WRITTEN_DESCRIPTIONS = [
  'A grey heron stands in shallow water and looks the other way.',
  'Fog over a harbour; three cranes are only outlines.',
  'A loaf of dark bread on a wooden board, one slice cut off.',
] as const;

/** What Threads' machine sees in pictures. */
export const MACHINE_DESCRIPTIONS = [
  'May be an image of 1 person, book and text.',
  'May be an image of ocean, horizon and twilight.',
  'May be a doodle of cat.',
  'May be an image of coffee cup and text that says "MONDAY".',
] as const;

export const WARNINGS = ['Food', 'Spoilers for the last episode', 'Politics, sorry', 'Spiders'] as const;

export const NEWS = [
  {
    title: 'City reopens the river baths after forty years',
    provider: 'The Example Courier',
    host: 'courier.example',
  },
  {
    title: 'How a library saved its card catalogue',
    provider: 'Long Reads Weekly',
    host: 'longreads.example',
  },
  { title: 'Night trains return to the coast', provider: 'Rail & Road', host: 'rail.example' },
  { title: 'A field guide to urban mosses', provider: 'The Example Courier', host: 'courier.example' },
] as const;

/** A sentence or three, put together from parts. */
export function sentence(random: { pick<T>(choices: readonly T[]): T }): string {
  return `${random.pick(OPENERS)} ${random.pick(DEEDS)}. ${random.pick(COMMENTS)}`;
}
