// Greece, the eastern Adriatic, Turkey and Cyprus. Columns and names: see ../read-ports.ts.
export const portsEast = `
GRPIR | piraeus          | Europe/Athens      |   37.943 |   23.639 | en Piraeus; fr Le Pirée; it Il Pireo; el Πειραιάς; es El Pireo; de Piräus; und Pireas
GRRAF | rafina           | Europe/Athens      |   38.022 |   24.011 | en,fr Rafina; el Ραφήνα
GRHER | heraklion        | Europe/Athens      |   35.343 |   25.141 | en Heraklion; fr Héraklion; it Candia; el Ηράκλειο; und Iraklion; und Irakleio
GRCHQ | chania           | Europe/Athens      |   35.489 |   24.075 | en Chania (Souda); fr La Canée (Souda); it La Canea; el Χανιά; el Σούδα; und Chania; und Souda; und Hania; fr La Canée
GRJTR | santorini        | Europe/Athens      |   36.386 |    25.43 | en Santorini (Athinios); fr Santorin (Athinios); it Santorini; el Σαντορίνη; el Θήρα; und Thira; und Santorini; fr Santorin
GRJMK | mykonos          | Europe/Athens      |   37.464 |   25.324 | en Mykonos; fr Mykonos; it Micono; el Μύκονος; es Miconos
GRJNX | naxos            | Europe/Athens      |   37.108 |   25.373 | en,fr Naxos; it Nasso; el Νάξος
GRPAS | paros            | Europe/Athens      |   37.086 |   25.148 | en,fr Paros; it Paro; el Πάρος
GRRHO | rhodes           | Europe/Athens      |   36.447 |   28.231 | en,fr Rhodes; it Rodi; el Ρόδος; es Rodas; de Rhodos
GRGPA | patras           | Europe/Athens      |   38.226 |   21.718 | en,fr Patras; it Patrasso; el Πάτρα; und Patra
GRIGO | igoumenitsa      | Europe/Athens      |   39.489 |   20.256 | en,fr Igoumenitsa; it Igoumenitsa; el Ηγουμενίτσα; und Igumenitsa
GRCFU | corfu            | Europe/Athens      |   39.626 |   19.906 | en Corfu; fr Corfou; it Corfù; el Κέρκυρα; de Korfu; und Kerkyra
HRSPU | split            | Europe/Zagreb      |   43.502 |    16.44 | en,fr,hr Split; it Spalato; de Split
HRDBV | dubrovnik        | Europe/Zagreb      |   42.658 |   18.087 | en,fr,hr Dubrovnik; it Ragusa; und Ragusa di Dalmazia
HRZAD | zadar            | Europe/Zagreb      |   44.093 |   15.265 | en,fr,hr Zadar; it Zara
HRRJK | rijeka           | Europe/Zagreb      |   45.327 |   14.436 | en,fr,hr Rijeka; it Fiume
ALDRZ | durres           | Europe/Tirane      |    41.31 |   19.454 | en Durrës; fr Durrës; sq Durrës; it Durazzo; und Durres; und Dyrrhachium
MEBAR | bar              | Europe/Podgorica   |   42.093 |   19.085 | en,fr Bar; it Antivari; sr Бар; und Bar Montenegro
TRCES | cesme            | Europe/Istanbul    |   38.323 |   26.299 | en,fr,tr Çeşme; el Τσεσμές; und Cheshme
CYLMS | limassol         | Asia/Nicosia       |   34.651 |   33.015 | en,fr Limassol; el Λεμεσός; und Lemesos; tr Limasol
`;
