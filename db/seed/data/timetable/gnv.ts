// GNV. Two of its voyages have calls on the way: Civitavecchia, Palermo, Tunis (Splendid), and
// Genoa, Barcelona, Tanger Med (Orion). "+1" is the day of that departure after the first one's.
export const gnvTimetable = `
la-superba from sat
  all       sat              ITGOA 17:00            25:00 TNLGN
  all       mon              TNLGN 12:00            24:00 ITGOA
  all       wed              ITGOA 17:00            25:00 TNLGN
  all       fri              TNLGN 12:00            24:00 ITGOA

gnv-sirio from mon
  low,mid   mon,wed,fri      ITGOA 20:30            11:30 ITOLB
  low,mid   tue,thu,sat      ITOLB 20:30            11:30 ITGOA
  high      mon              ITGOA 16:00            24:00 TNLGN
  high      wed              TNLGN 10:00            24:00 ITGOA
  high      thu              ITGOA 17:00            24:00 TNLGN
  high      sat              TNLGN 12:00            24:00 ITGOA

splendid from fri
  all       fri,tue          ITCVV 20:00            13:00 ITPMO +1 12:00 10:00 TNLGN
  all       sun              TNLGN 20:00            10:00 ITPMO +1 19:00 13:00 ITCVV
  all       thu              TNLGN 11:00            10:00 ITPMO +0 23:30 13:00 ITCVV

la-suprema from mon
  all       mon,wed,fri      ITGOA 23:00            20:30 ITPMO
  all       tue,thu,sat      ITPMO 23:00            20:30 ITGOA

gnv-polaris from tue
  all       tue,thu,sat      ITGOA 23:00            20:30 ITPMO
  all       wed,fri,sun      ITPMO 23:00            20:30 ITGOA

gnv-orion from sat
  all       sat              ITGOA 15:00            19:00 ESBCN +1 14:00 30:00 MAPTM
  all       tue              MAPTM 14:00            30:00 ESBCN +2 09:00 19:00 ITGOA

rhapsody from mon
  all       mon,wed,fri      ITGOA 20:30            11:00 ITPTO
  all       tue,thu,sat      ITPTO 20:30            11:00 ITGOA

gnv-auriga from tue
  mid,high  tue,thu,sat      ITGOA 20:30            11:00 ITPTO
  mid,high  wed,fri,sun      ITPTO 20:30            11:00 ITGOA

fantastic from thu
  all       thu              FRSET 19:00            28:00 MANDR
  all       sat              MANDR 18:00            28:00 FRSET
  mid,high  mon              FRSET 19:00            28:00 MANDR
  mid,high  wed              MANDR 10:00            28:00 FRSET

excelsior from mon
  all       mon,wed,fri      ESBCN 22:00             7:30 ESPMI
  all       tue,thu,sat      ESPMI 22:00             7:30 ESBCN

gnv-atlas from mon
  all       mon,wed,fri      ITNAP 20:00            11:00 ITPMO
  all       tue,thu,sat      ITPMO 20:00            11:00 ITNAP

gnv-blu from mon
  all       mon,wed,fri      ITBRI 22:00             9:00 ALDRZ
  all       tue,thu,sat      ALDRZ 22:00             9:00 ITBRI
`;
