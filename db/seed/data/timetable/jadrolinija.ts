// Jadrolinija: Ancona to Split all year, Bari to Dubrovnik and Bar, the coast from Rijeka in season.
export const jadrolinijaTimetable = `
marko-polo from mon
  all       mon,wed,fri      HRSPU 20:00            11:00 ITAOI
  all       tue,thu,sat      ITAOI 19:45            11:00 HRSPU

zadar from tue
  mid,high  tue,thu,sat      HRSPU 20:00            11:00 ITAOI
  mid,high  wed,fri,sun      ITAOI 19:45            11:00 HRSPU

dubrovnik from mon
  all       fri              HRDBV 22:00             9:30 ITBRI
  all       sat              ITBRI 22:00             9:30 HRDBV
  mid,high  mon              HRDBV 22:00             9:30 ITBRI
  mid,high  tue              ITBRI 22:00             9:00 MEBAR
  mid,high  wed              MEBAR 22:00             9:00 ITBRI
  mid,high  thu              ITBRI 22:00             9:30 HRDBV

petar-hektorovic from mon
  mid,high  tue,fri          HRRJK 19:00            11:00 HRSPU
  mid,high  wed,sun          HRSPU 19:00            11:00 HRRJK
`;
