// Grimaldi Lines. Catania calls at Palermo between Salerno and Tunis.
export const grimaldiTimetable = `
catania from mon
  all       mon,fri          ITSAL 20:00             9:30 ITPMO +1 09:00 10:00 TNLGN
  all       wed              TNLGN 14:00            10:00 ITPMO +1 09:00  9:30 ITSAL
  all       sun              TNLGN 14:00            10:00 ITPMO +1 06:00  9:30 ITSAL

florencia from wed
  mid,high  wed              ITCVV 20:00            18:00 TNLGN
  mid,high  fri              TNLGN 20:00            18:00 ITCVV
  all       sun              ITCVV 20:00            13:00 ITCAG
  all       mon              ITCAG 20:00            13:00 ITCVV

corfu from mon
  all       mon,fri          ITNAP 19:00            13:00 ITCAG
  all       tue,sat          ITCAG 19:00            11:00 ITPMO
  all       wed              ITPMO 19:00            11:00 ITCAG
  all       thu              ITCAG 19:00            13:00 ITNAP
  all       sun              ITPMO 20:00            10:30 ITNAP

venezia from mon
  all       mon,wed,fri      ITLIV 23:30            18:30 ITPMO
  all       tue,thu,sat      ITPMO 23:30            18:30 ITLIV

cruise-roma from mon
  all       mon,wed,fri      ITCVV 22:15            20:00 ESBCN
  all       tue,thu,sat      ESBCN 22:15            20:00 ITCVV

cruise-barcelona from tue
  all       tue,thu,sat      ITCVV 22:15            20:00 ESBCN
  all       wed,fri,sun      ESBCN 22:15            20:00 ITCVV

cruise-sardegna from mon
  all       daily            ITOLB 11:00             8:00 ITLIV
  all       daily            ITLIV 22:00             9:00 ITOLB

zeus-palace from mon
  all       daily            ITOLB 12:30             6:00 ITCVV
  all       daily            ITCVV 22:30             7:30 ITOLB

euroferry-egnazia from mon
  all       mon,wed,fri      ITBDS 22:00             9:00 GRIGO
  all       tue,thu,sat      GRIGO 22:00             9:00 ITBDS
`;
