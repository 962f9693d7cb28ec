/** The colours of app/tokens.css as mail clients can take them: hexadecimal, inline. */
const ink = "#10263b";
const muted = "#45596b";
const land = "#f7eed6";
const landEdge = "#d9c694";
const paper = "#fffdf7";
const water = "#dcebf1";
/** The colour of action, and of nothing else. */
const action = "#a8126b";

const face =
  "Overpass, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', 'Noto Sans Arabic', sans-serif";
const figures = { fontVariantNumeric: "tabular-nums" };
const body = { fontFamily: face, fontSize: "16px", lineHeight: "24px", color: ink, margin: "0" };

/** Inline styles, for clients that read no style sheet. */
export const styles = {
  page: { backgroundColor: land, margin: "0", padding: "24px 12px" },
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
    backgroundColor: action,
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
  qr: {
    ...body,
    backgroundColor: "#ffffff",
    display: "block",
    width: "200px",
    height: "200px",
    marginTop: "12px",
  },
  caption: { ...body, fontSize: "14px", lineHeight: "20px", color: muted, marginTop: "8px" },
  block: { borderTop: `1px solid ${landEdge}`, padding: "20px 28px" },
  title: { ...body, fontSize: "17px", fontWeight: 700, margin: "0 0 6px" },
  line: { ...body, ...figures, wordBreak: "break-word" as const },
  clock: {
    ...body,
    ...figures,
    fontSize: "28px",
    lineHeight: "36px",
    fontWeight: 700,
    width: "92px",
    verticalAlign: "baseline" as const,
  },
  struck: { textDecoration: "line-through", fontWeight: 400 },
  place: {
    ...body,
    fontSize: "17px",
    verticalAlign: "baseline" as const,
    textAlign: "start" as const,
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
  sum: { fontWeight: 700, borderTop: `1px solid ${landEdge}`, paddingTop: "8px" },
  foot: { ...body, fontSize: "13px", lineHeight: "20px", color: muted, margin: "0 0 8px" },
};

/** The bridge at night, for clients that ask for it; the QR code keeps its white ground. */
export const darkSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .gw-page, .gw-page > table > tbody > tr > td { background-color: #0a131b !important; }
  .gw-sheet { background-color: #0f1c27 !important; border-top-color: #647c8c !important; }
  .gw-ink { color: #d5e0e6 !important; }
  .gw-muted { color: #9db1be !important; }
  .gw-water { background-color: #152735 !important; }
  .gw-rule { border-top-color: #2b3f4e !important; }
  .gw-button { background-color: #f48cc6 !important; color: #2a0519 !important; }
}
@media (max-width: 480px) {
  .gw-inset { padding-left: 20px !important; padding-right: 20px !important; }
  .gw-code { font-size: 27px !important; }
}`;
