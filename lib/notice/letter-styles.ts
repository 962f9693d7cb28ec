/** The colours of app/tokens.css as mail clients can take them: hexadecimal, inline. */
const ink = "#10263b";
const muted = "#45596b";
const rule = "#b9c8d2";
const land = "#f7eed6";
const water = "#eef5f8";
const paper = "#fbfdfd";
/** The colour of action, and of nothing else. */
const action = "#a8126b";

// Our own faces do not travel with a mail: a clarendon's next of kin, and what the system reads best.
const chartFace = "Georgia, 'Times New Roman', 'Noto Serif', serif";
const textFace =
  "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans Arabic', sans-serif";
const figures = { fontVariantNumeric: "tabular-nums" };
const body = {
  fontFamily: textFace,
  fontSize: "16px",
  lineHeight: "24px",
  color: ink,
  margin: "0",
};

/** Inline styles, for clients that read no style sheet. */
export const styles = {
  page: { backgroundColor: water, margin: "0", padding: "24px 12px" },
  sheet: { backgroundColor: paper, maxWidth: "600px", width: "100%" },
  graduation: {
    width: "100%",
    borderCollapse: "separate" as const,
    border: `1px solid ${ink}`,
    tableLayout: "fixed" as const,
  },
  field: { backgroundColor: ink, height: "5px", lineHeight: "5px", fontSize: "0", padding: "0" },
  gap: { height: "5px", lineHeight: "5px", fontSize: "0", padding: "0" },
  inset: { padding: "24px 28px 28px" },
  brand: { ...body, fontFamily: chartFace, fontSize: "18px", fontWeight: 700 },
  heading: {
    ...body,
    fontFamily: chartFace,
    fontSize: "27px",
    lineHeight: "34px",
    fontWeight: 700,
    margin: "18px 0 12px",
  },
  lead: { ...body, margin: "0 0 12px" },
  button: {
    ...body,
    backgroundColor: action,
    color: "#ffffff",
    fontWeight: 700,
    padding: "13px 24px",
    margin: "6px 0 0",
    borderRadius: "3px",
    display: "inline-block",
    textDecoration: "none",
  },
  reference: { backgroundColor: land, padding: "20px 28px" },
  label: { ...body, fontSize: "14px", lineHeight: "20px", color: muted, fontWeight: 600 },
  code: {
    ...body,
    ...figures,
    fontSize: "28px",
    lineHeight: "38px",
    fontWeight: 700,
    letterSpacing: "0.06em",
  },
  flags: {
    display: "block",
    width: "100%",
    maxWidth: "380px",
    height: "auto",
    marginTop: "6px",
  },
  qr: {
    ...body,
    backgroundColor: "#ffffff",
    display: "block",
    width: "200px",
    height: "200px",
    marginTop: "16px",
  },
  caption: { ...body, fontSize: "14px", lineHeight: "20px", color: muted, marginTop: "8px" },
  block: { borderTop: `1px solid ${rule}`, padding: "20px 28px" },
  title: {
    ...body,
    fontFamily: chartFace,
    fontSize: "19px",
    lineHeight: "26px",
    fontWeight: 700,
    margin: "0 0 8px",
  },
  line: { ...body, ...figures, wordBreak: "break-word" as const },
  name: { unicodeBidi: "isolate" as const },
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
  detail: { ...body, fontSize: "14px", lineHeight: "21px", color: muted, margin: "4px 0 0" },
  checkIn: { ...body, ...figures, fontWeight: 700, margin: "8px 0 0" },
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
  .gw-page, .gw-page > table > tbody > tr > td { background-color: #0a131b !important; }
  .gw-sheet { background-color: #0f1c27 !important; }
  .gw-graduation { border-color: #9db1be !important; }
  .gw-field { background-color: #9db1be !important; }
  .gw-ink { color: #d5e0e6 !important; }
  .gw-muted { color: #9db1be !important; }
  .gw-land { background-color: #272417 !important; }
  .gw-rule { border-top-color: #2b3f4e !important; }
  .gw-button { background-color: #f48cc6 !important; color: #2a0519 !important; }
}
@media (max-width: 480px) {
  .gw-page { padding: 0 !important; }
  .gw-inset { padding-left: 20px !important; padding-right: 20px !important; }
  .gw-heading { font-size: 24px !important; line-height: 30px !important; }
  .gw-code { font-size: 25px !important; }
  .gw-clock { width: 84px !important; }
}`;
