/** How a domain is written for people: in its own letters where that cannot mislead, else in punycode. */
import { type Domain, parseDomain } from './domain-name';

/** Scripts that may stand together in one label; every other label must be of a single script (as browsers do it). */
const MIXES = [
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーa-z0-9_-]*$/u,
  /^[\p{Script=Han}\p{Script=Hangul}a-z0-9_-]*$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}a-z0-9_-]*$/u,
];
const SINGLE = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
].map((script) => new RegExp(`^[\\p{Script=${script}}\\p{M}0-9_-]*$`, 'u'));

/** Letters of other scripts that look like Latin ones: a label made only of them could pass for a Latin name. */
const LOOKS_LATIN = /^[аеорсухѕіјһԁӏԛԝьвмнктοαικνρτυχеոսօցհ0-9_-]*$/u;

/** The domain as people should read it: `xn--bcher-kva.example` gives `bücher.example`, a look-alike stays punycode. */
export function displayDomain(domain: Domain): string {
  if (!domain.includes('xn--')) return domain;
  const labels = domain.split('.').map((label) => {
    const readable = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label;
    return readable !== undefined && isHonest(readable) ? readable : label;
  });
  const shown = labels.join('.');
  return parseDomain(shown) === domain ? shown : domain;
}

function isHonest(label: string): boolean {
  return !LOOKS_LATIN.test(label) && [...SINGLE, ...MIXES].some((allowed) => allowed.test(label));
}

/** RFC 3492, section 6.2, with the parameters of its section 5. */
function decodePunycode(input: string): string | undefined {
  const split = input.lastIndexOf('-');
  const output = [...(split > 0 ? input.slice(0, split) : '')].map((letter) => letter.codePointAt(0) ?? 0);
  let code = 128;
  let bias = 72;
  let at = 0;
  for (let place = split > 0 ? split + 1 : 0; place < input.length; ) {
    const before = at;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = Number.parseInt(input[place] ?? '', 36);
      place += 1;
      if (Number.isNaN(digit)) return undefined;
      // Base 36 here counts a to z before 0 to 9.
      const value = digit < 10 ? digit + 26 : digit - 10;
      at += value * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const count = output.length + 1;
    let delta = Math.floor((at - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / count);
    let rounds = 0;
    for (; delta > 455; rounds += 36) delta = Math.floor(delta / 35);
    bias = rounds + Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(at / count);
    at %= count;
    if (code > 0x10ffff) return undefined;
    output.splice(at, 0, code);
    at += 1;
  }
  return String.fromCodePoint(...output);
}
