/** The chart's colours as mail clients can take them: hexadecimal, inline. */
export const ink = "#0b1f33";
const muted = "#46586a";
const buff = "#f2ead6";
const paper = "#fffdf7";
const water = "#e3eef2";
const rule = "#d8cdb0";
/** The colour of action, and of nothing else. */
const magenta = "#a8135f";

const face =
  "Overpass, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', 'Noto Sans Arabic', sans-serif";
const figures = { fontVariantNumeric: "tabular-nums" };
const body = { fontFamily: face, fontSize: "16px", lineHeight: "24px", color: ink, margin: "0" };

/** Inline styles, for clients that read no style sheet. */
export const styles = {
  page: { backgroundColor: buff, margin: "0", padding: "24px 12px" },
  sheet: {
    backgroundColor: paper,
    maxWidth: "600px",
    width: "100%",
    borderTop: `6px solid ${ink}`,
  },
  inset: { padding: "24px 28px" },
  brand: { ...body, fontSize: "15px", fontWeight: 700, letterSpacing: "0.08em" },
  heading: {
    ...body,
    fontSize: "26px",
    lineHeight: "34px",
    fontWeight: 700,
    margin: "20px 0 12px",
  },
  lead: { ...body, margin: "0 0 12px" },
  button: {
    ...body,
    backgroundColor: magenta,
    color: "#ffffff",
    fontWeight: 700,
    padding: "13px 24px",
    borderRadius: "3px",
    display: "inline-block",
    textDecoration: "none",
  },
  reference: { backgroundColor: water, padding: "20px 28px" },
  label: { ...body, fontSize: "14px", lineHeight: "20px", color: muted },
  code: {
    ...body,
    ...figures,
    fontFamily: "'B612 Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    fontSize: "32px",
    lineHeight: "42px",
    fontWeight: 700,
    letterSpacing: "0.06em",
  },
  qr: { backgroundColor: "#ffffff", display: "block", width: "200px", height: "200px" },
  caption: { ...body, fontSize: "14px", lineHeight: "20px", color: muted, marginTop: "8px" },
  block: { borderTop: `1px solid ${rule}`, padding: "20px 28px" },
  title: { ...body, fontSize: "17px", fontWeight: 700, margin: "0 0 6px" },
  line: { ...body, ...figures, wordBreak: "break-word" as const },
  strong: { ...body, ...figures, fontSize: "18px", lineHeight: "27px", fontWeight: 700 },
  struck: {
    ...body,
    ...figures,
    fontSize: "18px",
    lineHeight: "27px",
    textDecoration: "line-through",
  },
  detail: { ...body, fontSize: "14px", lineHeight: "21px", color: muted },
  table: { width: "100%", borderCollapse: "collapse" as const },
  group: {
    ...body,
    fontSize: "14px",
    color: muted,
    padding: "8px 0 0",
    textAlign: "start" as const,
  },
  item: { ...body, padding: "2px 16px 2px 0", textAlign: "start" as const, fontWeight: 400 },
  amount: {
    ...body,
    ...figures,
    padding: "2px 0",
    textAlign: "end" as const,
    whiteSpace: "nowrap" as const,
    verticalAlign: "top" as const,
  },
  sum: { fontWeight: 700, borderTop: `1px solid ${rule}`, paddingTop: "8px" },
  foot: { ...body, fontSize: "13px", lineHeight: "20px", color: muted, margin: "0 0 8px" },
};

/** The bridge at night, for clients that ask for it; the QR code keeps its white ground. */
export const darkSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .gw-page { background-color: #0a141d !important; }
  .gw-sheet { background-color: #101f2c !important; border-top-color: #7fa3b5 !important; }
  .gw-ink { color: #ece5d3 !important; }
  .gw-muted { color: #a9b8c3 !important; }
  .gw-water { background-color: #17303f !important; }
  .gw-rule { border-top-color: #2d4352 !important; }
  .gw-button { background-color: #f08cc0 !important; color: #22040f !important; }
}
@media (max-width: 480px) {
  .gw-inset { padding-left: 20px !important; padding-right: 20px !important; }
  .gw-code { font-size: 27px !important; }
}`;
