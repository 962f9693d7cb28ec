// Corsica Ferries: out by night and back by day from Toulon, Nice, Savona and Livorno; Elba by day.
export const corsicaFerriesTimetable = `
pascal-lota from mon
  all       daily            FRBIA 09:00             8:30 FRTLN
  all       daily            FRTLN 20:30             9:30 FRBIA

mega-smeralda from mon
  mid,high  daily            FRTLN 08:30             8:30 FRBIA
  mid,high  daily            FRBIA 20:00             9:30 FRTLN

mega-express-three from mon
  all       daily            FRAJA 08:30             8:00 FRTLN
  all       daily            FRTLN 20:00            10:00 FRAJA

mega-express from mon
  low       mon,wed,fri,sun  FRBIA 08:00             6:00 FRNCE
  low       mon,wed,fri,sun  FRNCE 15:30             6:00 FRBIA
  mid,high  daily            FRBIA 08:00             6:00 FRNCE
  mid,high  daily            FRNCE 15:30             6:00 FRBIA

mega-express-two from mon
  low       mon,thu,sat      FRAJA 08:00             6:15 FRNCE
  low       mon,thu,sat      FRNCE 16:00             6:15 FRAJA
  mid,high  daily            FRAJA 08:00             6:15 FRNCE
  mid,high  daily            FRNCE 16:00             6:15 FRAJA

mega-express-four from mon
  low,mid   mon,wed,fri      FRTLN 21:00             9:00 FRILR
  low,mid   tue,thu,sat      FRILR 20:00             9:00 FRTLN
  high      mon,wed          FRTLN 21:00             9:00 FRILR
  high      tue,thu          FRILR 20:00             9:00 FRTLN
  high      fri              FRTLN 21:00            11:30 ESALK
  high      sat              ESALK 20:00            11:30 FRTLN

corsica-victoria from mon
  all       daily            FRBIA 08:00             4:15 ITLIV
  all       daily            ITLIV 14:00             4:15 FRBIA

mega-regina from mon
  mid       fri,sat,sun      ITLIV 08:00             4:15 FRBIA
  mid       fri,sat,sun      FRBIA 14:30             4:15 ITLIV
  high      daily            ITLIV 08:00             4:15 FRBIA
  high      daily            FRBIA 14:30             4:15 ITLIV

mega-andrea from mon
  low       tue,thu,sat      FRBIA 08:30             6:30 ITSVN
  low       tue,thu,sat      ITSVN 20:30             9:00 FRBIA
  mid,high  daily            FRBIA 08:30             6:30 ITSVN
  mid,high  daily            ITSVN 20:30             9:00 FRBIA

corsica-express-three from mon
  mid       fri,sat,sun      ITPFE 09:30,15:00       0:45 ITPIO
  mid       fri,sat,sun      ITPIO 10:45,16:15       0:45 ITPFE
  high      daily            ITPFE 07:00,09:30,12:00,15:00,17:30  0:45 ITPIO
  high      daily            ITPIO 08:15,10:45,13:30,16:15,18:45  0:45 ITPFE
`;
