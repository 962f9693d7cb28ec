import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Preview } from "@react-email/preview";
import { render } from "@react-email/render";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { flagHoistSvg } from "#lib/ticket/flags/flag-hoist-svg";
import { Graduation } from "./graduation";
import type { Letter } from "./letter";
import { LetterBlock } from "./letter-block";
import { darkSheet, styles } from "./letter-styles";

/** The content ids under which the ticket's pictures travel with the mail. */
export const qrContentId = "ticket-qr";
export const flagsContentId = "ticket-flags";

/** The letter as HTML, readable without pictures, in light and in dark. */
export function letterHtml(letter: Letter): Promise<string> {
  return render(<LetterPage letter={letter} />);
}

function LetterPage({ letter }: { letter: Letter }) {
  return (
    <Html lang={letter.language} dir="ltr">
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkSheet}</style>
      </Head>
      <Preview>{letter.preheader}</Preview>
      <Body className="gw-page" style={styles.page}>
        <Container className="gw-sheet" style={styles.sheet}>
          <Graduation />
          <Opening letter={letter} />
          {letter.reference && <Reference reference={letter.reference} qr={letter.qr} />}
          {letter.blocks.map((block) => (
            <LetterBlock key={`${block.kind} ${block.title}`} block={block} />
          ))}
          <Section className="gw-rule gw-inset" style={styles.block}>
            {letter.footer.map((line) => (
              <Text key={line} className="gw-muted" style={styles.foot}>
                {line}
              </Text>
            ))}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

function Opening({ letter }: { letter: Letter }) {
  return (
    <Section className="gw-inset" style={styles.inset}>
      <Text className="gw-ink" style={styles.brand}>
        Gangway
      </Text>
      <Heading as="h1" className="gw-ink gw-heading" style={styles.heading}>
        {letter.heading}
      </Heading>
      {letter.lead.map((line) => (
        <Text key={line} className="gw-ink" style={styles.lead}>
          {line}
        </Text>
      ))}
      <Button className="gw-button" style={styles.button} href={letter.action.url}>
        {letter.action.label}
      </Button>
    </Section>
  );
}

type Referred = { reference: NonNullable<Letter["reference"]>; qr: Letter["qr"] };

function Reference({ reference, qr }: Referred) {
  return (
    <Section className="gw-land gw-inset" style={styles.reference}>
      <Text className="gw-muted" style={styles.label}>
        {reference.label}
      </Text>
      <Text className="gw-ink gw-code" style={styles.code}>
        {reference.value}
      </Text>
      {qr && (
        <>
          <Flags reference={reference.value} />
          <Img
            src={`cid:${qrContentId}`}
            alt={qr.alt}
            width="200"
            height="200"
            style={styles.qr}
            // Else React asks for a preload, which a mail cannot have.
            fetchPriority="low"
          />
          <Text className="gw-muted" style={styles.caption}>
            {qr.caption}
          </Text>
        </>
      )}
    </Section>
  );
}

/** The reference as flags under its text, which says the same: for those who see no pictures, nothing. */
function Flags({ reference }: { reference: string }) {
  const { width, height } = flagHoistSvg(reference);
  return (
    <Img
      src={`cid:${flagsContentId}`}
      alt=""
      width={Math.round(width / 2)}
      height={Math.round(height / 2)}
      style={styles.flags}
      fetchPriority="low"
    />
  );
}
