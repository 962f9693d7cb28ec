// Spain, the Balearics, Ceuta and Melilla (which keep Africa/Ceuta). Columns and names: see ../read-ports.ts.
export const portsSpain = `
ESBCN | barcelona        | Europe/Madrid      |   41.361 |    2.178 | en Barcelona; fr Barcelone; es Barcelona; it Barcellona; ca Barcelona; ar برشلونة
ESVLC | valencia         | Europe/Madrid      |   39.453 |    -0.32 | en Valencia; fr Valence (Espagne); es Valencia; ca València; ar بلنسية; und Valence
ESDNA | denia            | Europe/Madrid      |   38.843 |    0.113 | en,fr Dénia; es Denia; ca Dénia
ESPMI | palma            | Europe/Madrid      |   39.555 |    2.627 | en Palma de Mallorca; fr Palma de Majorque; es Palma de Mallorca; it Palma di Maiorca; und Palma; de Palma; ar بالما
ESALK | alcudia          | Europe/Madrid      |   39.837 |    3.137 | en,fr Alcúdia; es Alcudia; ca Alcúdia
ESIBZ | ibiza            | Europe/Madrid      |   38.909 |    1.448 | en,fr Ibiza; es Ibiza; ca Eivissa; ar إيبيزا
ESMAH | mahon            | Europe/Madrid      |   39.889 |    4.268 | en Mahón (Menorca); fr Mahón (Minorque); es Mahón; ca Maó; und Menorca; und Minorca; und Minorque; und Mahon; und Port Mahon
ESALG | algeciras        | Europe/Madrid      |    36.13 |   -5.437 | en Algeciras; fr Algésiras; es Algeciras; ar الجزيرة الخضراء
ESTRF | tarifa           | Europe/Madrid      |   36.008 |   -5.605 | en,fr,es Tarifa; ar طريفة
ESLEI | almeria          | Europe/Madrid      |   36.833 |   -2.475 | en Almería; fr Almería; es Almería; ar ألمرية
ESAGP | malaga           | Europe/Madrid      |   36.713 |   -4.416 | en Málaga; fr Malaga; es Málaga; ar مالقة
ESCEU | ceuta            | Africa/Ceuta       |   35.894 |   -5.315 | en,fr,es Ceuta; ar سبتة; und Sebta
ESMLN | melilla          | Africa/Ceuta       |   35.291 |   -2.934 | en,fr,es Melilla; ar مليلية; und Mlilya
ESSDR | santander        | Europe/Madrid      |   43.459 |   -3.809 | en,fr,es Santander
ESBIO | bilbao           | Europe/Madrid      |   43.357 |   -3.048 | en,fr,es Bilbao; eu Bilbo; und Zierbena
`;
