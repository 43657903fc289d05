import { expect, test } from 'vitest';
import { sourceFiles } from './sources';

// With such a rule the browser styles all posts anew for each that comes, also where nothing matches it.
test('no style of ours in a page looks at what stands beside or within an element', () => {
  const rules = sourceFiles(/^entrypoints\/page\/.*\.css$/).flatMap(({ path, text }) =>
    [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => ({
      path,
      selector: selector.trim(),
    })),
  );
  expect(rules.length).toBeGreaterThan(20);
  const dear = rules.filter(({ selector }) =>
    /[~+](?!=)|:(?:has|nth|first|last|only|empty)\b/.test(selector),
  );
  expect(dear).toEqual([]);
});
