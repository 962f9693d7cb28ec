// The fleet. A dash is a fact nobody states; ../vessel-formulas.ts computes it from the class.
// Columns: slug | name | operator | class | passengers | cars | lane metres | cabins | length m |
// speed kn | built | imo. Figures of ships without an IMO number here are approximate.
export const vessels = `
tanit                 | Tanit                 | CTN             | cruise | 3200 | 1060 | -    | -   | 212 | 27.5 | 2012 | 9598579
carthage              | Carthage              | CTN             | cruise | 2208 | 666  | -    | -   | 180 | 23.5 | 1999 | 9185396
danielle-casanova     | Danielle Casanova     | CORSICA_LINEA   | cruise | 2400 | 700  | -    | -   | 176 | 24   | 2002 | 9230476
mediterranee          | Méditerranée          | CORSICA_LINEA   | cruise | 2780 | 800  | -    | -   | 165 | 24   | 1989 | 8705395
jean-nicoli           | Jean Nicoli           | CORSICA_LINEA   | cruise | 1500 | -    | -    | -   | -   | -    | -    | 9161948
vizzavona             | Vizzavona             | CORSICA_LINEA   | ropax  | 800  | -    | -    | -   | -   | -    | -    | 9138006
pascal-paoli          | Pascal Paoli          | CORSICA_LINEA   | ropax  | 655  | -    | -    | -   | -   | -    | -    | 9247510
paglia-orba           | Paglia Orba           | CORSICA_LINEA   | ropax  | 544  | -    | -    | -   | -   | -    | -    | 9050826
monte-d-oro           | Monte d'Oro           | CORSICA_LINEA   | ropax  | 528  | -    | -    | -   | -   | -    | -    | 8911516
a-galeotta            | A Galeotta            | CORSICA_LINEA   | ropax  | 650  | 150  | 2650 | -   | 206 | -    | 2022 | -
la-superba            | La Superba            | GNV             | cruise | 3000 | -    | -    | -   | -   | -    | 2002 | 9214276
la-suprema            | La Suprema            | GNV             | cruise | 2800 | -    | -    | -   | -   | -    | 2003 | 9214288
excelsior             | GNV Excelsior         | GNV             | cruise | 2253 | 1000 | 2000 | -   | -   | 24   | 1999 | 9184419
rhapsody              | Rhapsody              | GNV             | cruise | 2250 | 700  | -    | 550 | -   | -    | -    | 9104835
fantastic             | Fantastic             | GNV             | cruise | 1700 | -    | -    | -   | -   | -    | -    | 9100267
splendid              | Splendid              | GNV             | cruise | 2000 | -    | -    | -   | -   | -    | -    | 9015747
gnv-polaris           | GNV Polaris           | GNV             | cruise | 1500 | 600  | 3100 | 239 | 218 | -    | 2025 | -
gnv-orion             | GNV Orion             | GNV             | cruise | 1700 | -    | 3080 | 433 | 218 | 25   | 2025 | -
gnv-sirio             | GNV Sirio             | GNV             | cruise | 2900 | -    | 1934 | -   | -   | -    | 2003 | -
gnv-auriga            | GNV Auriga            | GNV             | cruise | 2281 | -    | 1934 | -   | -   | -    | 2003 | -
gnv-atlas             | GNV Atlas             | GNV             | cruise | 1800 | -    | -    | -   | -   | -    | -    | -
gnv-blu               | GNV Blu               | GNV             | cruise | 1500 | -    | -    | -   | -   | -    | -    | -
catania               | Catania               | GRIMALDI        | ropax  | 800  | -    | -    | 93  | -   | -    | -    | -
corfu                 | Corfù                 | GRIMALDI        | ropax  | 956  | -    | 2256 | -   | -   | -    | -    | -
venezia               | Venezia               | GRIMALDI        | ropax  | 1000 | 200  | 2250 | -   | -   | -    | -    | -
florencia             | Florencia             | GRIMALDI        | ropax  | 1000 | -    | 2250 | -   | -   | -    | -    | -
euroferry-egnazia     | Euroferry Egnazia     | GRIMALDI        | ropax  | 800  | -    | -    | -   | -   | -    | -    | -
cruise-roma           | Cruise Roma           | GRIMALDI        | cruise | 3500 | -    | 3000 | 499 | 254 | 27   | 2008 | -
cruise-barcelona      | Cruise Barcelona      | GRIMALDI        | cruise | 3500 | -    | 3000 | 499 | 254 | 27   | 2008 | -
cruise-sardegna       | Cruise Sardegna       | GRIMALDI        | cruise | 3000 | -    | 3000 | 413 | 225 | 27   | 2010 | -
zeus-palace           | Zeus Palace           | GRIMALDI        | cruise | 2000 | -    | -    | -   | -   | -    | 2001 | -
pascal-lota           | Pascal Lota           | CORSICA_FERRIES | cruise | 2080 | -    | -    | -   | -   | -    | -    | 9365398
mega-express          | Mega Express          | CORSICA_FERRIES | cruise | 1756 | -    | -    | -   | -   | -    | -    | 9203174
mega-express-two      | Mega Express Two      | CORSICA_FERRIES | cruise | 1756 | -    | -    | -   | -   | -    | -    | 9203186
mega-express-three    | Mega Express Three    | CORSICA_FERRIES | cruise | 2100 | -    | -    | -   | -   | -    | -    | 9208083
mega-express-four     | Mega Express Four     | CORSICA_FERRIES | cruise | 1880 | -    | -    | -   | -   | -    | -    | 9086590
mega-andrea           | Mega Andrea           | CORSICA_FERRIES | cruise | 2000 | -    | -    | -   | -   | -    | -    | 8306498
mega-smeralda         | Mega Smeralda         | CORSICA_FERRIES | cruise | 2000 | -    | -    | -   | -   | -    | -    | -
mega-regina           | Mega Regina           | CORSICA_FERRIES | cruise | 2000 | -    | -    | -   | -   | -    | -    | -
corsica-victoria      | Corsica Victoria      | CORSICA_FERRIES | day    | 1500 | -    | -    | -   | -   | -    | -    | -
corsica-express-three | Corsica Express Three | CORSICA_FERRIES | fast   | 550  | 150  | -    | -   | 103 | -    | 1996 | -
hypatia-de-alejandria | Hypatia de Alejandría | BALEARIA        | ropax  | 880  | 150  | 2180 | 120 | 187 | 24   | 2019 | -
marie-curie           | Marie Curie           | BALEARIA        | ropax  | 810  | 150  | 2180 | 120 | 187 | 24   | 2019 | -
abel-matutes          | Abel Matutes          | BALEARIA        | ropax  | 900  | -    | 2235 | -   | 190 | 23   | 2010 | -
martin-i-soler        | Martín i Soler        | BALEARIA        | ropax  | 1200 | -    | 1720 | -   | 165 | 23   | 2009 | -
sicilia               | Sicilia               | BALEARIA        | ropax  | 1000 | -    | -    | -   | 186 | -    | -    | -
bahama-mama           | Bahama Mama           | BALEARIA        | ropax  | 950  | -    | 1750 | -   | 154 | -    | -    | -
eleanor-roosevelt     | Eleanor Roosevelt     | BALEARIA        | fast   | 1200 | 450  | -    | -   | 123 | 35   | 2021 | -
margarita-salas       | Margarita Salas       | BALEARIA        | fast   | 1200 | 500  | -    | -   | 123 | 35   | 2024 | -
rusadir               | Rusadir               | BALEARIA        | ropax  | 800  | -    | -    | -   | -   | -    | -    | -
kerry                 | Kerry                 | BALEARIA        | day    | 900  | 300  | -    | -   | -   | -    | -    | -
poeta-lopez-anglada   | Poeta López Anglada   | BALEARIA        | day    | 900  | 300  | -    | -   | -   | -    | -    | -
passio-per-formentera | Passió per Formentera | BALEARIA        | day    | 800  | 180  | -    | -   | -   | 20   | -    | -
avemar-dos            | Avemar Dos            | BALEARIA        | fast   | 850  | 180  | -    | -   | 82  | -    | -    | -
marko-polo            | Marko Polo            | JADROLINIJA     | cruise | 1000 | 270  | -    | 200 | 128 | 19   | 1973 | -
dubrovnik             | Dubrovnik             | JADROLINIJA     | cruise | 1300 | 300  | -    | 200 | 122 | 19   | 1979 | -
zadar                 | Zadar                 | JADROLINIJA     | cruise | 1050 | 280  | -    | 140 | 116 | 18   | 1993 | -
petar-hektorovic      | Petar Hektorović      | JADROLINIJA     | ropax  | 1080 | 120  | -    | 50  | 92  | 17   | 1989 | -
knossos-palace        | Knossos Palace        | MINOAN          | cruise | 2180 | 700  | -    | -   | 214 | 29   | 2000 | -
festos-palace         | Festos Palace         | MINOAN          | cruise | 2180 | 700  | -    | -   | 214 | 29   | 2001 | -
kydon-palace          | Kydon Palace          | MINOAN          | cruise | 2100 | 700  | -    | -   | 214 | 28   | 2001 | -
mykonos-palace        | Mykonos Palace        | MINOAN          | cruise | 2000 | 650  | -    | -   | 212 | 28   | 2002 | -
cruise-europa         | Cruise Europa         | MINOAN          | cruise | 3000 | -    | 3000 | 413 | 225 | 27   | 2009 | -
santorini-palace      | Santorini Palace      | MINOAN          | fast   | 1160 | 185  | -    | -   | 85  | 37   | 2005 | -
`;
