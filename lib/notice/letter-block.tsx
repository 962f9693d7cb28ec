import { Heading } from "@react-email/heading";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { AmountRow, Block, Moment } from "./letter";
import { styles } from "./letter-styles";

/** One part of a letter, under its own heading. */
export function LetterBlock({ block }: { block: Block }) {
  return (
    <Section className="gw-rule gw-inset" style={styles.block}>
      {block.title && (
        <Heading as="h2" className="gw-ink" style={styles.title}>
          {block.title}
        </Heading>
      )}
      <Content block={block} />
    </Section>
  );
}

function Content({ block }: { block: Block }) {
  if (block.kind === "crossing") return <Crossing block={block} />;
  if (block.kind === "amounts") return <Amounts block={block} />;
  return block.lines.map((line, index) => (
    <Text
      // biome-ignore lint/suspicious/noArrayIndexKey: two passengers may have one name, and nothing is reordered.
      key={index}
      className="gw-ink"
      style={styles.line}
    >
      {block.kind === "names" ? (
        // In its own direction, and yet in line with the others.
        <span dir="auto" style={styles.name}>
          {line}
        </span>
      ) : (
        line
      )}
    </Text>
  ));
}

function Crossing({ block }: { block: Extract<Block, { kind: "crossing" }> }) {
  return (
    <>
      {block.cancelled && (
        <Text className="gw-ink" style={styles.line}>
          {block.cancelled}
        </Text>
      )}
      <table role="presentation" style={styles.table}>
        <tbody>
          <Board moment={block.departure} off={block.cancelled !== null} />
          <Board moment={block.arrival} off={block.cancelled !== null} />
        </tbody>
      </table>
      {block.details.map((line) => (
        <Text key={line} className="gw-muted" style={styles.detail}>
          {line}
        </Text>
      ))}
      {block.checkIn && (
        <Text className="gw-ink" style={styles.checkIn}>
          {block.checkIn}
        </Text>
      )}
    </>
  );
}

/** A line of the departure board: the time first and largest. */
function Board({ moment, off }: { moment: Moment; off: boolean }) {
  return (
    <tr>
      <td
        className="gw-ink gw-clock"
        style={off ? { ...styles.clock, ...styles.struck } : styles.clock}
      >
        {moment.clock}
      </td>
      <td className="gw-ink" style={styles.place}>
        {moment.words}
      </td>
    </tr>
  );
}

function Amounts({ block }: { block: Extract<Block, { kind: "amounts" }> }) {
  return (
    <>
      <table style={styles.table}>
        <tbody>
          {block.groups.map(({ title, rows }) => (
            <Group key={title} title={title} rows={rows} />
          ))}
          <tr>
            <th scope="row" className="gw-ink gw-rule" style={{ ...styles.item, ...styles.sum }}>
              {block.total.label}
            </th>
            <td className="gw-ink gw-rule" style={{ ...styles.amount, ...styles.sum }}>
              {block.total.amount}
            </td>
          </tr>
        </tbody>
      </table>
      {block.note && (
        <Text className="gw-muted" style={styles.caption}>
          {block.note}
        </Text>
      )}
    </>
  );
}

function Group({ title, rows }: { title: string | null; rows: AmountRow[] }) {
  return (
    <>
      {title && (
        <tr>
          <th scope="rowgroup" colSpan={2} className="gw-muted" style={styles.group}>
            {title}
          </th>
        </tr>
      )}
      {rows.map(({ label, amount }) => (
        <tr key={`${label} ${amount}`}>
          <th scope="row" className="gw-ink" style={styles.item}>
            {label}
          </th>
          <td className="gw-ink" style={styles.amount}>
            {amount}
          </td>
        </tr>
      ))}
    </>
  );
}
