// Baleària: the Balearics out by night and back by day, and shuttles over the Strait. Spain and
// Morocco change their clocks on different days: a turn-round over the Strait has an hour to spare.
export const baleariaTimetable = `
hypatia-de-alejandria from mon
  all       daily            ESPMI 11:00             7:30 ESBCN
  all       daily            ESBCN 22:30             7:30 ESPMI

marie-curie from mon
  all       daily            ESPMI 11:30             8:00 ESVLC
  all       daily            ESVLC 22:30             8:00 ESPMI

abel-matutes from mon
  all       daily            ESALK 12:30             6:30 ESBCN
  all       daily            ESBCN 22:30             7:00 ESALK

martin-i-soler from mon
  all       daily            ESIBZ 11:00             9:00 ESBCN
  all       daily            ESBCN 22:30             9:00 ESIBZ

sicilia from mon
  all       mon,wed,fri      ESBCN 21:00             9:00 ESMAH
  all       tue,thu,sat      ESMAH 21:00             9:00 ESBCN

bahama-mama from mon
  mid,high  daily            ESIBZ 13:30             5:30 ESVLC
  mid,high  daily            ESVLC 22:30             6:00 ESIBZ

eleanor-roosevelt from mon
  low       daily            ESDNA 10:00             2:15 ESIBZ
  low       daily            ESIBZ 17:00             2:15 ESDNA
  mid,high  daily            ESDNA 08:30,17:00       2:15 ESIBZ
  mid,high  daily            ESIBZ 12:30,20:30       2:15 ESDNA

margarita-salas from mon
  low       fri,sat,sun      ESVLC 09:00             3:15 ESIBZ
  low       fri,sat,sun      ESIBZ 18:00             3:15 ESVLC
  mid,high  daily            ESVLC 09:00             3:15 ESIBZ
  mid,high  daily            ESIBZ 18:00             3:15 ESVLC

rusadir from mon
  all       daily            ESMLN 14:00             6:30 ESAGP
  all       daily            ESAGP 23:00             6:30 ESMLN

kerry from mon
  all       daily            ESALG 00:00,08:00,16:00  1:30 MAPTM
  all       daily            MAPTM 04:00,12:00,20:00  1:30 ESALG

poeta-lopez-anglada from mon
  mid,high  daily            MAPTM 00:00,08:00,16:00  1:30 ESALG
  mid,high  daily            ESALG 04:00,12:00,20:00  1:30 MAPTM

passio-per-formentera from mon
  all       daily            ESALG 07:00,11:00,15:00,19:00  1:00 ESCEU
  all       daily            ESCEU 09:00,13:00,17:00,21:00  1:00 ESALG

avemar-dos from mon
  mid,high  daily            ESTRF 09:00,13:00,17:00  1:00 MATNG
  mid,high  daily            MATNG 10:30,14:30,18:30  1:00 ESTRF
`;
