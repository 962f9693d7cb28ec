// Ports that people name as one. Countries need no list: all ports of each are searched by its name.

/** slug | ports | names, as those of a port */
export const portGroups = `
sardinia      | ITOLB ITGAI ITPTO ITCAG               | en Sardinia; fr Sardaigne; it Sardegna; es Cerdeña; de Sardinien; ar سردينيا; el Σαρδηνία; hr Sardinija
sicily        | ITPMO ITTPS ITMSN ITMLZ ITCTA ITPZL   | en Sicily; fr Sicile; it Sicilia; es Sicilia; de Sizilien; ar صقلية; el Σικελία; hr Sicilija
corsica       | FRBIA FRAJA FRILR FRPRP FRPVO FRBON   | en Corsica; fr Corse; it Corsica; es Córcega; de Korsika; ar كورسيكا; el Κορσική; hr Korzika
balearics     | ESPMI ESALK ESIBZ ESMAH               | en Balearic Islands; fr Baléares; it Baleari; es Baleares; ca Balears; de Balearen; ar جزر البليار; el Βαλεαρίδες; hr Baleari; und Balearics; und Islas Baleares; und Illes Balears; und Îles Baléares
mallorca      | ESPMI ESALK                           | en Mallorca; fr Majorque; it Maiorca; es Mallorca; de Mallorca; ar مايوركا; und Majorca
crete         | GRHER GRCHQ                           | en Crete; fr Crète; it Creta; es Creta; de Kreta; el Κρήτη; ar كريت; hr Kreta
cyclades      | GRJTR GRJMK GRJNX GRPAS               | en Cyclades; fr Cyclades; it Cicladi; es Cícladas; de Kykladen; el Κυκλάδες; hr Kikladi; und Greek Islands; fr Îles grecques
athens        | GRPIR GRRAF                           | en Athens; fr Athènes; it Atene; es Atenas; de Athen; el Αθήνα; ar أثينا; hr Atena
liguria       | ITGOA ITSVN ITVDL                     | en Genoa and Savona; fr Gênes et Savone; it Liguria; es Liguria; und Liguria; und Ligurie; und Genova Savona
tuscany       | ITLIV ITPIO                           | en Tuscany; fr Toscane; it Toscana; es Toscana; de Toskana; und Livorno Piombino
apulia        | ITBRI ITBDS                           | en Apulia; fr Pouilles; it Puglia; es Apulia; de Apulien; und Puglia
campania      | ITNAP ITSAL                           | en Naples and Salerno; fr Naples et Salerne; it Campania; und Campania; und Campanie
provence      | FRMRS FRTLN FRNCE                     | en Provence and Riviera; fr Provence et Côte d’Azur; it Provenza; es Provenza; und Provence; und Cote d Azur; und French Riviera
normandy      | FRLEH FROUI FRCER FRDPE               | en Normandy; fr Normandie; it Normandia; es Normandía; de Normandie
brittany      | FRROS FRSML                           | en Brittany; fr Bretagne; it Bretagna; es Bretaña; de Bretagne
andalusia     | ESALG ESTRF ESLEI ESAGP               | en Andalusia; fr Andalousie; it Andalusia; es Andalucía; de Andalusien; ar الأندلس; und Strait of Gibraltar; und Gibraltar
tangiers      | MATNG MAPTM                           | en Tangier (both ports); fr Tanger (les deux ports); es Tánger (dos puertos); und Tangier all ports
dalmatia      | HRSPU HRDBV HRZAD                     | en Dalmatia; fr Dalmatie; it Dalmazia; hr Dalmacija; de Dalmatien; es Dalmacia; el Δαλματία
`;

/** In these languages a country's name comes from Unicode's list; the first two are shown on pages. */
export const countryLanguages = [
  "en",
  "fr",
  "it",
  "es",
  "de",
  "ar",
  "el",
  "hr",
  "nl",
  "pt",
] as const;

/** country | what else people call it */
export const countryAliases = `
GB | England; Great Britain; Britain; Angleterre; Inghilterra; Inglaterra; Wales; Scotland
NL | Holland; Hollande
`;
