/** What is wrong with a page as it stands: for people with aids, by axe, and for those who look at it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TestPage } from './browsers/browser';

declare const axe: {
  run(
    context: unknown,
    options: unknown,
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** What axe finds within what a selector finds, each with where it is. */
export async function axeFaults(page: TestPage, selector: string): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.addScript(source);
  return page.evaluate(async (wanted) => {
    const { violations } = await axe.run({ include: [wanted] }, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, selector);
}

/** Whether one must scroll sideways, and which words are cut off without another way to read them. */
export function layoutFaults(page: TestPage): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const scroller = document.scrollingElement ?? document.documentElement;
    if (scroller.scrollWidth > scroller.clientWidth)
      found.push(`the page is ${scroller.scrollWidth} px wide, of which ${scroller.clientWidth} are seen`);
    for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
      const { overflowX, display, clipPath } = getComputedStyle(element);
      // Inline boxes have no size of their own; what is for screen readers alone is clipped on purpose; fields can be
      // moved along in.
      if (display === 'inline' || clipPath !== 'none' || element.closest('[title], input')) continue;
      const isRow = element.parentElement?.className === 'windowed';
      const isWide = element.scrollWidth > element.clientWidth + 1;
      const isHigh = element.scrollHeight > element.clientHeight + 1;
      const name = `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.slice(0, 80)}`;
      // Rows of a long list have one height, whatever stands in them.
      if (isRow && isHigh) found.push(`higher than its row: ${name}`);
      if (/hidden|clip/.test(overflowX) && (isWide || isHigh)) found.push(`cut: ${name}`);
      else if (element.tagName === 'DIALOG' && isWide) found.push(`wider than the dialog: ${name}`);
      else if (/auto|scroll/.test(overflowX) && isWide && element.tagName !== 'TEXTAREA')
        found.push(`scrolls sideways: ${name}`);
    }
    return found;
  });
}
