/** Parts that all entities are made of, as far as they are believed. */
import * as z from 'zod/mini';
import { plainText } from '../fediverse/plain-text';

/** Becomes part of an address: numbers at Mastodon, letters too elsewhere, never a way out of the path. */
export const idSchema = z.string().check(z.regex(/^[\w-]{1,100}$/));

/** Names and titles: people see them, and anybody can choose theirs. */
export const textSchema = z.pipe(
  z.string(),
  z.transform((text) => plainText(text)),
);
