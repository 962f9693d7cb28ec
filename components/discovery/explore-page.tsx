import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./discovery.module.css";
import { DiscoveryHead } from "./discovery-head";
import { DiscoveryPart } from "./discovery-part";
import explore from "./explore-page.module.css";
import { FindForm } from "./find-form";
import { LinkList } from "./link-list";
import type { Linked } from "./views";

type Group = { name: string; links: Linked[] };

export type ExploreView = {
  /** By country. */
  ports: Group[];
  /** By port of departure: its own page, and where one sails from it. */
  crossings: (Linked & { links: Linked[] })[];
  operators: Linked[];
  /** By operator. */
  ships: Group[];
};

/** Everything there is a page of. */
export function ExplorePage({ locale, view }: { locale: Locale; view: ExploreView }) {
  const t = translator(locale, "discovery");
  return (
    <>
      <DiscoveryHead locale={locale} title={t("explore")} lead={t("explore_lead")} isIndex>
        <FindForm locale={locale} q="" />
      </DiscoveryHead>
      <div className={`wrap ${styles.parts}`}>
        <DiscoveryPart id="ports" title={t("ports_title")}>
          <Groups groups={view.ports} />
        </DiscoveryPart>
        <DiscoveryPart id="crossings" title={t("crossings_title")}>
          <ul className={explore.groups}>
            {view.crossings.map(({ name, href, links }) => (
              <li key={href}>
                <h3>
                  <a href={href}>{t("from_port", { port: name })}</a>
                </h3>
                <ul>
                  {links.map((link) => (
                    <li key={link.href}>
                      <a href={link.href} aria-label={t("crossing", { from: name, to: link.name })}>
                        {link.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </DiscoveryPart>
        <DiscoveryPart id="operators" title={t("operators_title")}>
          <LinkList links={view.operators} />
        </DiscoveryPart>
        <DiscoveryPart id="ships" title={t("ships_title")}>
          <Groups groups={view.ships} />
        </DiscoveryPart>
      </div>
    </>
  );
}

function Groups({ groups }: { groups: Group[] }) {
  return (
    <ul className={explore.groups}>
      {groups.map(({ name, links }) => (
        <li key={name}>
          <h3>{name}</h3>
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.name}</a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
