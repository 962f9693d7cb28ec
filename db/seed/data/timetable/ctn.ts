// CTN. In the high season Carthage goes to Zarzis, and Tanit, the faster ship, takes over Genoa.
export const ctnTimetable = `
carthage from fri
  low,mid   fri              TNLGN 20:00            22:00 FRMRS
  low,mid   sun              FRMRS 12:00            22:00 TNLGN
  low,mid   tue              TNLGN 16:00            22:00 ITGOA
  low,mid   wed              ITGOA 18:00            22:00 TNLGN
  high      fri              TNLGN 20:00            22:00 FRMRS
  high      sun              FRMRS 13:00            42:00 TNZRZ
  high      tue              TNZRZ 13:00            42:00 FRMRS
  high      thu              FRMRS 14:00            22:00 TNLGN

tanit from sun
  low,mid   sun,tue,thu      TNLGN 16:00            20:00 FRMRS
  low,mid   mon,wed,fri      FRMRS 16:00            20:00 TNLGN
  high      sun,thu          TNLGN 16:00            19:00 FRMRS
  high      mon,fri          FRMRS 16:00            19:00 TNLGN
  high      tue              TNLGN 14:00            19:00 ITGOA
  high      wed              ITGOA 14:00            19:00 TNLGN
`;
