// Nobody publishes how long a change of ship takes: check-in closes 30 to 90 minutes before departure, more
// where a border or a big harbour lies between. What is not listed takes 90 minutes.

/** codes | least minutes between two ships in this port */
export const changesInPort = `
FRMRS TNLGN DZALG MAPTM ESALG ITGOA GRPIR                               | 120
DZORN DZBJA DZAAE DZSKI TNZRZ TNSFA TNSUS TNBIZ MATNG MANDR ESCEU ESMLN | 120
GRJMK GRJNX GRPAS GRJTR FRILR FRPRP FRBON ITPFE ESTRF                   | 60
`;

/** codes of ports near each other | least minutes from landing in the one to leaving from the other */
export const changesNearBy = `
ITGOA ITSVN       | 195
ITSVN ITVDL       | 120
ITGOA ITVDL       | 210
ITOLB ITGAI       | 120
ITLIV ITPIO       | 195
ITNAP ITSAL       | 180
ITMSN ITMLZ       | 150
ITPMO ITTPS       | 210
ITBRI ITBDS       | 195
FRMRS FRTLN       | 195
FRBIA FRILR       | 180
FRPRP FRBON       | 150
FRPVO FRBON       | 120
FRAJA FRPRP       | 180
GRPIR GRRAF       | 165
GRHER GRCHQ       | 240
ESALG ESTRF       | 120
ESVLC ESDNA       | 195
ESPMI ESALK       | 165
MATNG MAPTM       | 165
FRCQF FRDKK       | 150
FRROS FRSML       | 240
FROUI FRLEH       | 180
NLHVH NLIJM       | 180
`;
