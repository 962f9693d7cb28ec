import { styles } from "./letter-styles";

const fields = 24;

/** A chart's graduated border, of table cells: mail clients draw no gradients. */
export function Graduation() {
  return (
    <table
      role="presentation"
      className="gw-graduation"
      cellPadding="0"
      cellSpacing="0"
      style={styles.graduation}
    >
      <tbody>
        <tr>
          {Array.from({ length: fields }, (_, index) => (
            <td
              // biome-ignore lint/suspicious/noArrayIndexKey: a field's place is its identity
              key={index}
              className={index % 2 === 0 ? "gw-field" : undefined}
              style={index % 2 === 0 ? styles.field : styles.gap}
            />
          ))}
        </tr>
      </tbody>
    </table>
  );
}
