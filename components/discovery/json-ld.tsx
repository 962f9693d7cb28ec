/** What the page says to machines, as `serialised` of lib/discovery wrote it; no browser runs it, so it needs no nonce. */
export function JsonLd({ text }: { text: string }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no `<` is left
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
