// Italy and Malta. Columns and names: see ../read-ports.ts.
export const portsItaly = `
ITGOA | genoa            | Europe/Rome        |   44.411 |    8.908 | en Genoa; fr Gênes; it Genova; es Génova; de Genua; ar جنوة; und Zena; und Genes
ITSVN | savona           | Europe/Rome        |   44.311 |    8.488 | en Savona; fr Savone; it Savona
ITVDL | vado-ligure      | Europe/Rome        |   44.264 |    8.438 | en,fr,it Vado Ligure; und Savona Vado
ITLIV | livorno          | Europe/Rome        |   43.556 |   10.298 | en Livorno; fr Livourne; it Livorno; es Liorna; und Leghorn; ar ليفورنو
ITPIO | piombino         | Europe/Rome        |   42.933 |   10.546 | en,fr,it Piombino
ITPFE | portoferraio     | Europe/Rome        |   42.815 |    10.32 | en,fr,it Portoferraio; und Elba; fr Île d'Elbe; it Isola d'Elba
ITCVV | civitavecchia    | Europe/Rome        |   42.101 |    11.78 | en Civitavecchia; fr Civitavecchia; it Civitavecchia; und Rome Civitavecchia; und Rome; und Roma; ar تشيفيتافيكيا
ITNAP | naples           | Europe/Rome        |    40.84 |   14.263 | en,fr Naples; it Napoli; es Nápoles; de Neapel; ar نابولي
ITSAL | salerno          | Europe/Rome        |   40.674 |   14.749 | en Salerno; fr Salerne; it Salerno; ar ساليرنو
ITPMO | palermo          | Europe/Rome        |   38.127 |   13.369 | en Palermo; fr Palerme; it Palermo; es Palermo; und Palermu; ar باليرمو
ITTPS | trapani          | Europe/Rome        |   38.011 |   12.509 | en,fr,it Trapani; ar طرابنش
ITMSN | messina          | Europe/Rome        |   38.196 |   15.564 | en Messina; fr Messine; it Messina; es Mesina; ar مسينة
ITMLZ | milazzo          | Europe/Rome        |   38.215 |   15.246 | en,fr,it Milazzo
ITCTA | catania          | Europe/Rome        |   37.499 |   15.095 | en Catania; fr Catane; it Catania; ar قطانية
ITPZL | pozzallo         | Europe/Rome        |   36.716 |   14.831 | en,fr,it Pozzallo
ITCAG | cagliari         | Europe/Rome        |    39.21 |    9.109 | en,fr,it Cagliari; es Cáller; und Casteddu; ar كالياري
ITOLB | olbia            | Europe/Rome        |    40.92 |    9.519 | en,fr,it Olbia; und Terranoa; ar أولبيا
ITGAI | golfo-aranci     | Europe/Rome        |   40.996 |    9.619 | en,fr,it Golfo Aranci
ITPTO | porto-torres     | Europe/Rome        |   40.843 |      8.4 | en,fr,it Porto Torres
ITAOI | ancona           | Europe/Rome        |    43.62 |   13.503 | en Ancona; fr Ancône; it Ancona; hr Ancona; el Ανκόνα; hr Jakin
ITBRI | bari             | Europe/Rome        |   41.137 |   16.866 | en,fr,it Bari; el Μπάρι; sq Bari; ar باري
ITBDS | brindisi         | Europe/Rome        |   40.651 |    17.97 | en,it Brindisi; fr Brindisi; el Πρίντεζι; fr Brindes
ITVCE | venice           | Europe/Rome        |   45.433 |   12.248 | en Venice; fr Venise; it Venezia; es Venecia; de Venedig; el Βενετία; hr Mleci; ar البندقية
ITTRS | trieste          | Europe/Rome        |   45.649 |    13.76 | en,fr,it Trieste; de Triest; hr Trst; ar ترييستي
MTMLA | valletta         | Europe/Malta       |   35.889 |   14.509 | en Valletta; fr La Valette; it La Valletta; es La Valeta; mt Il-Belt Valletta; und Malta; ar فاليتا
`;
