import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabelledList, type Place } from './labelled-list';

test('keeps its labels ascending and whole, wherever values come in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 300, size: 'max' }), (spots) => {
      const list = new LabelledList<number>();
      const places: Place<number>[] = [];
      const values: number[] = [];
      spots.forEach((spot, value) => {
        const index = spot % (places.length + 1);
        places.splice(index, 0, list.insertAfter(places[index - 1], value));
        values.splice(index, 0, value);
      });
      const labels = places.map(({ label }) => label);
      expect(labels).toEqual([...new Set(labels)].toSorted((a, b) => a - b));
      expect(labels.every(Number.isSafeInteger)).toBe(true);
      expect(places.map(({ value }) => value)).toEqual(values);
    }),
  );
});

test.each(['head', 'tail', 'before the tail'])('takes 20,000 values at the %s', (end) => {
  let relabelled = 0;
  const list = new LabelledList<number>(() => {
    relabelled += 1;
  });
  const places = [list.insertAfter(undefined, 0)];
  const tail = end === 'before the tail' ? list.insertAfter(places[0], -1) : undefined;
  for (let value = 1; value < 20_000; value += 1)
    if (end === 'head') places.unshift(list.insertAfter(undefined, value));
    else places.push(list.insertAfter(places.at(-1), value));
  const labels = [...places, ...(tail ? [tail] : [])].map(({ label }) => label);
  expect(labels.every((label, index) => index === 0 || label > (labels[index - 1] ?? 0))).toBe(true);
  expect(relabelled / 20_000).toBeLessThan(80);
});
