import { describe, expect, test } from 'vitest';
import { machineAltText } from './alt-text';

describe('machineAltText', () => {
  test('a description from Threads is taken apart', () => {
    expect(
      machineAltText('Photo by Threads on September 01, 2024. May be an image of 1 person, book and text.'),
    ).toEqual({
      credit: 'Photo by Threads on September 01, 2024.',
      guess: 'May be an image of 1 person, book and text.',
    });
  });

  test.each([
    "May be an image of text that says 'x 6 Game Over × WINNER! Restart game'.",
    'May be a graphic of text.',
    'May be a Twitter screenshot of 1 person and text.',
    'Image may contain: golf, grass, outdoor and nature',
    'No photo description available.',
    'Peut être une image de 1 personne et texte qui dit ’edbibo’',
    'Puede ser una imagen de 1 persona y texto',
  ])('%j is a guess', (alt) => {
    expect(machineAltText(alt)).toEqual({ guess: alt });
  });

  test('a guess in another language after an English credit is found', () => {
    expect(machineAltText('Photo by Viñals on August 30, 2026. Puede ser una imagen de texto.')).toEqual({
      credit: 'Photo by Viñals on August 30, 2026.',
      guess: 'Puede ser una imagen de texto.',
    });
    expect(
      machineAltText('Photo shared by A. B. on May 1, 2026 tagging @c. May be an image of text.')?.credit,
    ).toBe('Photo shared by A. B. on May 1, 2026 tagging @c.');
  });

  test('the person’s own words before a guess are kept apart from it', () => {
    expect(machineAltText('My dog at the lake. May be an image of dog.')).toEqual({
      own: 'My dog at the lake.',
      guess: 'May be an image of dog.',
    });
    expect(machineAltText('My dog\nPhoto by A on May 01, 2026. May be an image of dog.')).toEqual({
      own: 'My dog',
      credit: 'Photo by A on May 01, 2026.',
      guess: 'May be an image of dog.',
    });
  });

  test.each([
    '',
    'A dog at the lake.',
    'It may be an image of a dog, I am not sure.',
    'Screenshot with the words "May be an image of text"',
    'Photo by Ansel Adams on display in the museum.',
    'Maybe an image of a dog',
    'May be forgotten.',
  ])('%j was written by a person', (alt) => {
    expect(machineAltText(alt)).toBeUndefined();
  });

  test('a long text costs no time', () => {
    const started = performance.now();
    machineAltText('Photo by '.repeat(2000));
    machineAltText('. '.repeat(5000));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
