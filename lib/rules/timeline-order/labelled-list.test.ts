import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabelledList, type Place } from './labelled-list';

function labelsOf(list: LabelledList<number>): number[] {
  const labels: number[] = [];
  for (let place = list.first; place; place = place.next) labels.push(place.label);
  return labels;
}

test('keeps its labels ascending, whole and within what CSS takes, wherever values come in', () => {
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
      const labels = labelsOf(list);
      expect(labels).toEqual([...new Set(labels)].toSorted((a, b) => a - b));
      expect(labels.every((label) => Number.isInteger(label) && label > 0 && label < 2 ** 31 - 2)).toBe(true);
      expect(places.map(({ value }) => value)).toEqual(values);
    }),
  );
});

test.each(['head', 'tail', 'before the tail'])('takes 20,000 values at the %s', (end) => {
  let relabelled = 0;
  const list = new LabelledList<number>(() => {
    relabelled += 1;
  });
  const first = list.insertAfter(undefined, 0);
  let last = first;
  if (end === 'before the tail') list.insertAfter(first, -1);
  for (let value = 1; value < 20_000; value += 1)
    last = list.insertAfter(end === 'head' ? undefined : last, value);
  const labels = labelsOf(list);
  expect(labels.every((label, index) => index === 0 || label > (labels[index - 1] ?? 0))).toBe(true);
  expect(relabelled / 20_000).toBeLessThan(80);
});
