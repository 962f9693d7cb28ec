import { notFound } from "next/navigation";

/** Any address below a language that no page answers. */
export default function UnknownPage(): never {
  notFound();
}
