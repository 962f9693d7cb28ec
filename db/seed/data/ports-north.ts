// The Baltic and Norway. Columns and names: see ../read-ports.ts.
export const portsNorth = `
DEKEL | kiel             | Europe/Berlin      |   54.317 |   10.137 | en,fr,de Kiel
DETRV | travemunde       | Europe/Berlin      |   53.943 |   10.857 | en,fr,de Travemünde; und Travemuende; und Lübeck
DERSK | rostock          | Europe/Berlin      |   54.153 |   12.101 | en,fr,de Rostock
DKHIR | hirtshals        | Europe/Copenhagen  |   57.593 |    9.967 | en,fr,da Hirtshals
DKFDH | frederikshavn    | Europe/Copenhagen  |   57.435 |   10.543 | en,fr,da Frederikshavn
DKCPH | copenhagen       | Europe/Copenhagen  |   55.705 |   12.596 | en Copenhagen; fr Copenhague; da København; de Kopenhagen; it Copenaghen; sv Köpenhamn
SEGOT | gothenburg       | Europe/Stockholm   |   57.701 |   11.945 | en Gothenburg; fr Göteborg; sv Göteborg; da Gøteborg; de Göteborg
SETRG | trelleborg       | Europe/Stockholm   |   55.371 |   13.155 | en,fr,sv Trelleborg
SESTO | stockholm        | Europe/Stockholm   |   59.351 |   18.115 | en,fr,sv Stockholm; it Stoccolma; fi Tukholma; es Estocolmo
SEYST | ystad            | Europe/Stockholm   |   55.427 |   13.825 | en,fr,sv Ystad
NOOSL | oslo             | Europe/Oslo        |   59.905 |   10.737 | en,fr,no Oslo
NOKRS | kristiansand     | Europe/Oslo        |   58.143 |    7.987 | en,fr,no Kristiansand
NOBGO | bergen           | Europe/Oslo        |   60.397 |    5.316 | en,fr,no Bergen
FIHEL | helsinki         | Europe/Helsinki    |   60.161 |    24.96 | en,fr,fi Helsinki; sv Helsingfors
FITKU | turku            | Europe/Helsinki    |   60.435 |   22.219 | en,fr,fi Turku; sv Åbo
FIMHQ | mariehamn        | Europe/Mariehamn   |   60.091 |   19.927 | en,fr,sv Mariehamn; fi Maarianhamina
EETLL | tallinn          | Europe/Tallinn     |   59.444 |   24.767 | en,fr,et Tallinn; fi Tallinna; ru Таллин; und Reval
PLGDY | gdynia           | Europe/Warsaw      |   54.533 |   18.544 | en,fr,pl Gdynia; de Gdingen
PLSWI | swinoujscie      | Europe/Warsaw      |   53.906 |   14.262 | en,fr,pl Świnoujście; de Swinemünde
`;
