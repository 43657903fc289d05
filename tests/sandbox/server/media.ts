/** Pictures drawn on the spot, so that nothing is ever loaded from elsewhere. */

import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: Colour;
}

/**
 * A PNG for this path, or `undefined` if the path is none of a picture. Not SVG: people's pictures on a real server never
 * are, and each SVG is a document of its own, which keeps the page's main thread busy.
 */
export function pictureAt(path: string): Buffer | undefined {
  const isPicture =
    /^\/(system|avatars|headers|media_proxy)\//.test(path) ||
    /^\/packs\/(icons|images)\/[^/]+\.png$/.test(path);
  if (!isPicture) return undefined;
  const picture = drawn.get(path) ?? draw(path);
  drawn.set(path, picture);
  return picture;
}

/** Pages ask for the same few again and again. */
const drawn = new Map<string, Buffer>();

function draw(path: string): Buffer {
  const [width, height] =
    path.includes('/media_attachments/') || path.includes('/preview_cards/') ? [300, 200] : [96, 96];
  if (path.endsWith('missing.png')) return png(width, height, [136, 136, 136]);
  const [red = 0, green = 0, blue = 0, x = 0, y = 0] = createHash('sha256').update(path).digest();
  return png(width, height, [red / 2 + 32, green / 2 + 32, blue / 2 + 32], {
    x: (x / 255) * width,
    y: (y / 255) * height,
    radius: height / 3,
    colour: [blue / 2 + 96, red / 2 + 96, green / 2 + 96],
  });
}

/** Two colours from a palette, one byte a pixel. */
function png(width: number, height: number, ground: Colour, disc?: Disc): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  // Each row begins with a byte that names its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  if (disc)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        if (Math.hypot(x - disc.x, y - disc.y) < disc.radius) rows[y * (width + 1) + x + 1] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([...ground, ...(disc?.colour ?? ground)])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, name, content and checksum of the latter two (PNG specification, 5.3). */
function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
