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

/** Longest user name that Mastodon takes from elsewhere (account.rb, 4.4 to 4.7), an `@`, and the longest domain. */
const LONGEST_ACCT = 2048 + 1 + 253;

/** Handles: one that is cut short would name somebody else, at another server. */
export const acctSchema = z.pipe(
  z.string(),
  z.transform((text) => plainText(text, LONGEST_ACCT)),
);
