/** What shall be driven again, how many that is, and how it is called. */
export type Wish = {
  count: number;
  about: string;
  body: { ids: string[] } | { group: string; kind?: string } | { all: true };
};
