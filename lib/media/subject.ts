/** What a picture shows. A vessel's id is that of the fleet; a cabin's kind is as a sailing's pools have it, e.g. inside_2. */
export type Subject =
  | { kind: "vessel"; vesselId: number }
  | { kind: "port"; code: string }
  | { kind: "operator"; code: string }
  | { kind: "cabin"; vesselId: number; cabin: string };

/** A subject as one word, as the table of pictures and the addresses of the API have it: vessel:12, port:TNLGN, operator:CTN, cabin:12:inside_2. */
export function subjectWord(subject: Subject): string {
  switch (subject.kind) {
    case "vessel":
      return `vessel:${subject.vesselId}`;
    case "cabin":
      return `cabin:${subject.vesselId}:${subject.cabin}`;
    default:
      return `${subject.kind}:${subject.code}`;
  }
}

const patterns = {
  vessel: /^vessel:([1-9]\d{0,8})$/,
  port: /^port:([A-Z0-9]{5})$/,
  operator: /^operator:([A-Z0-9_]{1,20})$/,
  cabin: /^cabin:([1-9]\d{0,8}):([a-z0-9_]{2,30})$/,
};

/** The subject that such a word names, or null; whether there is one of that name the database says. */
export function subjectOfWord(word: string): Subject | null {
  const vessel = patterns.vessel.exec(word);
  if (vessel) return { kind: "vessel", vesselId: Number(vessel[1]) };
  const port = patterns.port.exec(word);
  if (port) return { kind: "port", code: port[1] as string };
  const operator = patterns.operator.exec(word);
  if (operator) return { kind: "operator", code: operator[1] as string };
  const cabin = patterns.cabin.exec(word);
  if (cabin) return { kind: "cabin", vesselId: Number(cabin[1]), cabin: cabin[2] as string };
  return null;
}
