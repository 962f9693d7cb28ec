/** What a feed may cost us. A national timetable of everything that runs has about a tenth of this. */
export const limits = {
  /** A zip as it comes, on disk or over the wire. */
  zipBytes: 1024 ** 3,
  /** Everything that is read out of a feed, unpacked. */
  feedBytes: 6 * 1024 ** 3,
  /** Files in a zip; GTFS knows about forty. */
  zipEntries: 500,
  /** How much a large file may have been packed: text packs 5 to 30 times, a bomb 1000 times. */
  packedRatio: 200,
  /** Below this size a ratio says nothing. */
  smallBytes: 50 * 1024 ** 2,
  /** Rows in one file. */
  rows: 25_000_000,
  /** Characters of one row, quoted line breaks included: an unclosed quote must not swallow the file. */
  rowCharacters: 100_000,
  /** Dated sailings of one import; a feed with more needs a shorter window. */
  sailings: 4_000_000,
  /** Calls of one trip; a tram that stops everywhere has a hundred. */
  calls: 2_000,
  /** Days of all services together. */
  serviceDays: 20_000_000,
  /** How far back days are laid: a calendar from 1900 to 2099 says that its publisher did not care. */
  yearsBack: 20,
  /** How long a download may take, in milliseconds. */
  downloadMs: 10 * 60_000,
  /** How far ahead sailings are laid: as far as one can search. */
  monthsAhead: 18,
} as const;
