/**
 * The episode a request was for, as it was when it was reserved: the budget of an episode keeps what was spent on products
 * that are gone by now. Null for the season, and for requests made before this column was there.
 */
export const attemptEpisode = {
  version: 40,
  name: 'attempt-episode',
  sql: 'ALTER TABLE attempt ADD COLUMN episode INTEGER',
} as const
