// Messages of an operator that speaks XML in the manner of FerryGateway, the ferry industry's interface:
// one address, a request's name is its root element, errors come with 200 inside the answer.
import { parseXml, type XmlElement, type XmlNode } from "@rgrove/parse-xml";

/** An element to be written; `undefined` attributes are left out. */
export type Element = {
  name: string;
  attributes?: Record<string, string | number | null | undefined>;
  children?: Element[];
};

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML 1.0 cannot hold at all, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** An element as XML; everything goes into attributes, escaped. */
export function writeXml(element: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${write(element)}`;
}

function write({ name, attributes = {}, children = [] }: Element): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  return children.length > 0
    ? `<${name}${said}>${children.map(write).join("")}</${name}>`
    : `<${name}${said}/>`;
}

function escaped(text: string): string {
  return text
    .replace(unwritable, "")
    .replace(/[&<>"]/g, (found) => escapes[found] ?? found)
    .replace(/[\t\n\r]/g, " ");
}

/** The root element of an answer; null for what is no XML. Entities of a document's own are never read. */
export function readXml(text: string): XmlElement | null {
  try {
    return parseXml(text).root;
  } catch {
    return null;
  }
}

/** The child elements of a name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (node: XmlNode): node is XmlElement =>
      node.type === "element" && localName(node as XmlElement) === name,
  );
}

/** What an element is called, by whatever prefix its sender calls the interface. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}
