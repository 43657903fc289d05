/** Pictures drawn on the spot, so that nothing is ever loaded from elsewhere. */

import { createHash } from 'node:crypto';

/** An SVG for this path, or `undefined` if the path is none of a picture. */
export function pictureAt(path: string): string | undefined {
  const isPicture =
    /^\/(system|avatars|headers|media_proxy)\//.test(path) ||
    /^\/packs\/(icons|images)\/[^/]+\.svg$/.test(path);
  if (!isPicture) return undefined;
  const digest = createHash('sha256').update(path).digest();
  const [hue, second, third] = [(digest[0] ?? 0) * 1.4, digest[1] ?? 0, digest[2] ?? 0];
  const [width, height] =
    path.includes('/media_attachments/') || path.includes('/preview_cards/') ? [600, 400] : [96, 96];
  if (path.endsWith('missing.png'))
    return svg(width, height, '<rect width="100%" height="100%" fill="#888"/>');
  const shapes = `<rect width="100%" height="100%" fill="hsl(${hue} 45% 45%)"/>
<circle cx="${(second / 255) * width}" cy="${(third / 255) * height}" r="${height / 3}" fill="hsl(${(hue + 60) % 360} 60% 70%)"/>`;
  return svg(width, height, shapes);
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}
