import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDomain } from '../fediverse/domain-name';
import { readBlockList, readBlockListInPieces } from './read-block-list';
import { personalBlockList, serverBlockList } from './write-lists';

const options = {
  home: parseDomain('home.example'),
  isPublicSuffix: (domain: string) => ['com', 'co.uk', 'workers.dev'].includes(domain),
};
const read = (text: string) => readBlockList(text, options);
const domains = (text: string) => read(text).rows.map(({ domain }) => domain);

describe('a block list is read from', () => {
  test('Mastodon’s personal export: one domain a line, no header', () => {
    expect(read('threads.net\nbad.example\n')).toMatchObject({ format: 'lines', refused: [], duplicates: 0 });
    expect(domains('threads.net\nbad.example\n')).toEqual(['threads.net', 'bad.example']);
  });

  test('Mastodon’s server export, with severities and reasons', () => {
    const text =
      '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n' +
      'bad.example,silence,false,false,"spam, and more",false\nworse.example,suspend,true,true,,true\nmild.example,noop,true,false,,false\n';
    expect(read(text).rows).toEqual([
      { line: 2, domain: 'bad.example', severity: 'silence', comment: 'spam, and more' },
      { line: 3, domain: 'worse.example', severity: 'suspend' },
      { line: 4, domain: 'mild.example', severity: 'noop' },
    ]);
  });

  test('columns in another order, without #, quoted, with a byte order mark and Windows line ends', () => {
    const text =
      '\ufeff"severity","domain","public_comment"\r\n"suspend","bad.example","two\r\nlines"\r\n"silence","other.example",""\r\n';
    expect(read(text).rows).toEqual([
      { line: 2, domain: 'bad.example', severity: 'suspend', comment: 'two\nlines' },
      { line: 4, domain: 'other.example', severity: 'silence' },
    ]);
  });

  test('a file with a header in the middle and ragged rows', () => {
    expect(
      domains('domain,severity\na.example,suspend\nb.example\ndomain,severity\nc.example,silence,x,y,z\n'),
    ).toEqual(['a.example', 'b.example', 'c.example']);
  });

  test('plain text with comments, blank lines and notes', () => {
    expect(domains('# my list\n\na.example # spam\n// more\r\nb.example\r\rc.example')).toEqual([
      'a.example',
      'b.example',
      'c.example',
    ]);
  });

  test('JSON of the API, bare JSON lists, and RapidBlock’s', () => {
    expect(read('[{"domain":"a.example","severity":"suspend","comment":"x"},"b.example"]').rows).toEqual([
      { line: 1, domain: 'a.example', severity: 'suspend', comment: 'x' },
      { line: 2, domain: 'b.example' },
    ]);
    expect(domains('{"blocks":{"a.example":{"isBlocked":true},"b.example":{"isBlocked":false}}}')).toEqual([
      'a.example',
    ]);
  });

  test('pasted tables in Markdown and HTML', () => {
    const markdown =
      '| Domain | Reason |\n|---|---|\n| `a.example` | spam |\n| [b.example](https://b.example) | |\n';
    expect(read(markdown)).toMatchObject({ format: 'markdown-table' });
    expect(domains(markdown)).toEqual(['a.example', 'b.example']);
    const html =
      '<table>\n<tr><th>Server</th><th>Reason</th></tr>\n<tr><td><b>a.example</b></td><td>x &amp; y</td></tr>\n</table>';
    expect(read(html).rows).toEqual([{ line: 3, domain: 'a.example', comment: 'x & y' }]);
  });

  test('rows in many spellings, and says what was read as what', () => {
    const list = read(
      'Threads.NET\n*.bad.example\nhttps://worse.example/about\nworse.example:443\nbü.example\n',
    );
    expect(list.rows.map(({ domain }) => domain)).toEqual([
      'threads.net',
      'bad.example',
      'worse.example',
      'xn--b-eha.example',
    ]);
    expect(list.duplicates).toBe(1);
    expect(list.reread.map(({ line, domain }) => [line, domain])).toEqual([
      [2, 'bad.example'],
      [3, 'worse.example'],
      [5, 'xn--b-eha.example'],
    ]);
  });
});

test.each([
  ['thr****.*et', 'obfuscated'],
  ['192.0.2.1', 'ip-address'],
  ['com', 'public-suffix'],
  ['workers.dev', 'public-suffix'],
  ['home.example', 'own-server'],
  ['no domain', 'malformed'],
  ['canary.tier0.example.com', 'canary'],
  ['000delete.this.line.if.you.have.read.the.documentation.example', 'canary'],
  ['somebody@a.example', 'account'],
])('%s is refused as %s, with its line', (text, reason) => {
  expect(read(`a.example\n${text}\n`)).toMatchObject({
    rows: [{ domain: 'a.example' }],
    refused: [{ line: 2, text, reason }],
  });
});

test('refuses severities that it does not know, and rows that say they are canaries', () => {
  const list = read('domain,severity,public_comment\na.example,explode,\nb.example,suspend,iftas:canary\n');
  expect(list.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'unknown-severity'],
    [3, 'canary'],
  ]);
});

test('never reads a list of people as a list of servers', () => {
  expect(domains('Account address,Show boosts\nann@a.example,true\nbo@b.example,true\n')).toEqual([]);
});

test('refuses a list of allowed servers, and of people’s lists, rather than block what they name', () => {
  expect(read('#domain\ngood.example\n')).toMatchObject({
    rows: [],
    refused: [{ line: 2, reason: 'allow-list' }],
  });
  expect(read('friends.example,ann@a.example\n')).toMatchObject({
    rows: [],
    refused: [{ reason: 'account' }],
  });
});

test('what is only limited stays so without the header, with semicolons and behind a stray quote', () => {
  const severities = (text: string) => read(text).rows.map(({ severity }) => severity);
  expect(severities('a.example,silence,false\nb.example,suspend,false\n')).toEqual(['silence', 'suspend']);
  expect(severities('domain;severity\na.example;silence\n')).toEqual(['silence']);
  const broken = read('domain,severity,comment\na.example,silence,"x" y"\nb.example,silence,\n');
  expect(broken.refused[0]).toMatchObject({ line: 2, reason: 'malformed' });
  expect(broken.rows.every(({ severity }) => severity === 'silence')).toBe(true);
});

test('a domain that is limited in one row and blocked in the next is not decided by guess', () => {
  const list = read('domain,severity\na.example,silence\na.example,suspend\na.example,silence\n');
  expect(list).toMatchObject({
    rows: [{ severity: 'silence' }],
    duplicates: 1,
    refused: [{ line: 3, reason: 'contradiction' }],
  });
});

test('says so when a row names more than was read, and when JSON is none', () => {
  expect(read('a.example,b.example\n').reread).toEqual([
    { line: 1, text: 'a.example,b.example', domain: 'a.example' },
  ]);
  expect(read('[{"domain":"a.example"},{"domain":5},7]').refused.map(({ line }) => line)).toEqual([2, 3]);
  expect(read('[{"domain":"a.example"').refused).toMatchObject([{ line: 1, reason: 'malformed' }]);
});

test('the public reason is taken, not the private one beside it, and no shifted yes or no', () => {
  const list = read('domain,severity,private_comment,public_comment\na.example,suspend,ours,theirs\n');
  expect(list.rows[0]?.comment).toBe('theirs');
  expect(read('domain,comment\na.example,false\n').rows[0]?.comment).toBeUndefined();
});

test.each([
  ['line ends', `${'\n'.repeat(100_000)}x`],
  ['opened tags', `<tr><td>${'<'.repeat(300_000)}`],
  ['opened cells', `<tr>${'<td '.repeat(100_000)}`],
  ['half links', `|[${']('.repeat(100_000)}${')'.repeat(100_000)}x|`],
  ['stray quotes', '"a'.repeat(150_000)],
  ['deep JSON', '['.repeat(300_000)],
])('many %s take no longer than others', (_, text) => {
  const before = performance.now();
  read(text);
  expect(performance.now() - before).toBeLessThan(1_500);
});

test('read in pieces a list says the same, and lets others have their turn', async () => {
  const text = Array.from({ length: 30_000 }, (_, index) => `host${index}.example`).join('\n');
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  const list = await readBlockListInPieces(text, options);
  clearInterval(timer);
  expect(list).toEqual(read(text));
  expect(turns).toBeGreaterThan(0);
});

test('an empty file is said to be empty', () => {
  expect(read('\ufeff \n')).toMatchObject({ format: 'empty', rows: [] });
});

/** What lists are made of, and what breaks them. */
function pieces() {
  return fc.oneof(
    fc.string(),
    fc.domain(),
    fc.constantFrom(
      'domain',
      '#domain',
      ',',
      '\n',
      '\r\n',
      '"',
      '|',
      '<tr>',
      '<td>',
      '{',
      '[',
      '*',
      'suspend',
      '\ufeff',
      '\u200b',
    ),
  );
}

test.each([
  ['a thousand long', 1_000, 40],
  ['a hundred thousand short', 100_000, 6],
])(
  'takes %s files without throwing, and gives only what it can stand for',
  (_, numRuns, maxLength) => {
    fc.assert(
      fc.property(fc.array(pieces(), { maxLength }), (file) => {
        for (const { domain } of read(file.join('')).rows) expect(parseDomain(domain)).toBe(domain);
      }),
      { numRuns },
    );
  },
  90_000,
);

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.domain().filter((name) => parseDomain(name) === name && !/canary|invalid$/.test(name)),
      ),
      (names) => {
        const plain = names.filter((name) => !options.isPublicSuffix(name) && name !== 'home.example');
        expect(domains(personalBlockList(plain))).toEqual(plain);
        expect(domains(serverBlockList(plain))).toEqual(plain);
      },
    ),
  );
});
