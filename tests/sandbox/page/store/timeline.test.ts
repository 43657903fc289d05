import { describe, expect, it } from 'vitest';
import {
  emptyTimeline,
  markGap,
  merge,
  receive,
  remove,
  SUGGESTIONS,
  showPending,
  suggestAt,
  type Timeline,
} from './timeline.ts';

const of = (...items: (string | null)[]): Timeline => ({ ...emptyTimeline, items });
const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(900 - index));

describe('timeline', () => {
  it('puts a new post on top, once', () => {
    const once = receive(of('5', '4'), '6', false);
    expect(once.items).toEqual(['6', '5', '4']);
    expect(receive(once, '6', false)).toBe(once);
  });

  it('cuts a list of more than forty to twenty when it is read from the top', () => {
    expect(receive(of(...numbered(41)), '999', false).items).toHaveLength(21);
    expect(receive(of(...numbered(40)), '999', false).items).toHaveLength(41);
    expect(receive({ ...of(...numbered(60)), top: false }, '999', false).items).toHaveLength(61);
  });

  it('lets posts wait in slow mode until they are asked for', () => {
    const waiting = receive(of('5'), '6', true);
    expect(waiting.items).toEqual(['5']);
    expect(showPending(waiting)).toMatchObject({ items: ['6', '5'], pending: [] });
  });

  it('marks one gap on top when the connection is lost, and fills it with a page that overlaps', () => {
    const broken = markGap(markGap(of('5', '4', '3'), false), false);
    expect(broken.items).toEqual([null, '5', '4', '3']);
    expect(merge(broken, ['7', '6', '5', '4'], false).items).toEqual(['7', '6', '5', '4', '3']);
  });

  it('keeps the gap below a page that does not reach what is there', () => {
    const broken = merge(markGap(of('5', '4'), false), ['9', '8'], false);
    expect(broken.items).toEqual(['9', '8', null, '5', '4']);
    expect(merge(broken, ['7', '6', '5'], false).items).toEqual(['9', '8', '7', '6', '5', '4']);
  });

  it('adds older pages at the end', () => {
    expect(merge(of('9', '8'), ['7', '6'], false).items).toEqual(['9', '8', '7', '6']);
  });

  it('keeps the suggestions where they are when pages are put in', () => {
    const suggesting = suggestAt(of('9', '8', '7'), 1);
    expect(suggesting.items).toEqual(['9', SUGGESTIONS, '8', '7']);
    expect(suggestAt(suggesting, 2)).toBe(suggesting);
    expect(merge(suggesting, ['6', '5'], false).items).toEqual(['9', SUGGESTIONS, '8', '7', '6', '5']);
  });

  it('takes deleted posts out', () => {
    expect(remove(of('9', null, '8'), new Set(['8'])).items).toEqual(['9', null]);
  });
});
