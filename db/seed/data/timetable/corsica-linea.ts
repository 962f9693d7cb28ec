// Corsica Linea, all from Marseille: Tunis, Algiers, the Corsican ports, Porto Torres in summer.
export const corsicaLineaTimetable = `
danielle-casanova from fri
  all       fri,sun          FRMRS 12:00            21:00 TNLGN
  all       sat              TNLGN 13:00            20:00 FRMRS
  all       mon              TNLGN 13:00            21:00 FRMRS
  all       tue              FRMRS 14:00            21:00 TNLGN
  all       wed              TNLGN 15:00            21:00 FRMRS

mediterranee from mon
  high      mon              FRMRS 12:00            21:00 TNLGN
  high      tue              TNLGN 13:00            21:00 FRMRS
  mid,high  thu              FRMRS 13:00            20:30 DZALG
  mid,high  fri              DZALG 13:00            20:30 FRMRS

jean-nicoli from tue
  all       tue              FRMRS 13:00            20:30 DZALG
  all       wed              DZALG 13:00            20:30 FRMRS
  all       thu,sat          FRMRS 19:00            11:30 FRAJA
  all       fri,sun          FRAJA 19:00            11:30 FRMRS

a-galeotta from mon
  all       mon,wed,fri      FRMRS 18:30            12:00 FRBIA
  all       tue,thu,sat      FRBIA 18:30            12:00 FRMRS

pascal-paoli from tue
  all       tue,thu,sat      FRMRS 19:00            12:00 FRBIA
  all       wed,fri,sun      FRBIA 19:00            12:00 FRMRS

vizzavona from mon
  all       mon,wed,fri      FRMRS 19:00            11:30 FRAJA
  all       tue,thu,sat      FRAJA 19:00            11:30 FRMRS

paglia-orba from tue
  all       tue,thu          FRMRS 18:30            12:00 FRPRP
  all       wed,fri          FRPRP 18:30            12:00 FRMRS
  all       sat              FRMRS 18:00            13:30 FRPVO
  all       sun              FRPVO 18:00            13:30 FRMRS

monte-d-oro from mon
  all       mon,wed          FRMRS 19:00            11:30 FRILR
  all       tue,thu          FRILR 19:00            11:30 FRMRS
  low,mid   fri              FRMRS 19:00            11:30 FRILR
  low,mid   sat              FRILR 19:00            11:30 FRMRS
  high      fri              FRMRS 18:00            15:00 ITPTO
  high      sat              ITPTO 18:00            15:00 FRMRS
`;
