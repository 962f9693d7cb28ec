// The eight operators. Where their terms are known these are modelled on them: Corsica Linea's
// supplements by metre (20 €) and height (50 €, 100 €) beside a car of 240 €, Corsica Ferries' 30 €
// for a change. The rest is illustrative.

/** code | name | slug | low decks up to cm | for each metre over five, over 190 cm, over 260 cm (bp) | confirms by itself, or wants to be asked first */
export const operators = `
CTN             | CTN             | ctn             | 190 | 900 | 2000 | 4000 | instant
CORSICA_LINEA   | Corsica Linea   | corsica-linea   | 190 | 833 | 2083 | 4167 | instant
CORSICA_FERRIES | Corsica Ferries | corsica-ferries | 190 | 1000 | 2000 | 4500 | instant
GNV             | GNV             | gnv             | 190 | 900 | 1800 | 4000 | instant
GRIMALDI        | Grimaldi Lines  | grimaldi-lines  | 190 | 900 | 1800 | 4000 | instant
BALEARIA        | Baleària        | balearia        | 190 | 1000 | 2000 | 4500 | instant
JADROLINIJA     | Jadrolinija     | jadrolinija     | 190 | 1200 | 1500 | 3500 | on_request
MINOAN          | Minoan Lines    | minoan-lines    | 190 | 1000 | 1500 | 3500 | instant
`;

/** operator | how its system speaks | where, below OPERATORS_BASE_URL */
export const links = `
CTN             | http         | /ctn
CORSICA_LINEA   | ferrygateway | /corsica-linea
CORSICA_FERRIES | ferrygateway | /corsica-ferries
GNV             | http         | /gnv
GRIMALDI        | http         | /grimaldi-lines
BALEARIA        | http         | /balearia
JADROLINIJA     | http         | /jadrolinija
MINOAN          | ferrygateway | /minoan-lines
`;

/**
 * operator | fare | factor (bp) | hours before departure:per cent back, the longest first |
 * changes until hours before (a dash: none) | fee of a change (€)
 */
export const fares = `
CTN             | standard | 10000 | 168:80 48:50 24:30  | 48 | 25
CTN             | flex     | 11800 | 24:100 4:80         | 4  | 0
CORSICA_LINEA   | standard | 10000 | 720:90 168:70 48:50 | 24 | 20
CORSICA_LINEA   | flex     | 12000 | 24:100 2:80         | 2  | 0
CORSICA_FERRIES | standard | 10000 | 720:80 168:50       | 24 | 30
CORSICA_FERRIES | flex     | 12500 | 48:100 12:90        | 12 | 0
GNV             | standard | 10000 | 720:80 168:50 48:25 | 48 | 25
GNV             | flex     | 11500 | 48:100 24:75        | 6  | 0
GRIMALDI        | standard | 10000 | 720:80 168:60 24:25 | 48 | 25
GRIMALDI        | flex     | 11500 | 24:100 6:75         | 6  | 0
BALEARIA        | standard | 10000 | 168:70 24:40        | 24 | 15
BALEARIA        | flex     | 12000 | 24:100 2:80         | 2  | 0
JADROLINIJA     | standard | 10000 | 168:90 24:75        | 24 | 0
JADROLINIJA     | flex     | 11000 | 12:100 1:80         | 1  | 0
MINOAN          | standard | 10000 | 336:90 168:75 12:50 | 12 | 10
MINOAN          | flex     | 11500 | 12:100 3:80         | 3  | 0
`;

/**
 * Policies by season: operator | fare | name | priority | departures | sold (a dash: whenever) |
 * until the end of the day so many before departure:per cent back. Days are month-day of one year. Illustrative.
 */
export const policies = `
CTN             | standard | summer | 0 | 06-15–09-15 | -           | 60:90 30:70 7:50 2:25
CORSICA_LINEA   | standard | summer | 0 | 07-01–08-31 | -           | 30:80 7:50 2:25
CORSICA_LINEA   | standard | early  | 1 | 07-01–08-31 | 01-01–03-31 | 30:100 7:60 1:30
BALEARIA        | flex     | summer | 0 | 07-01–08-31 | -           | 3:100 1:80
`;
