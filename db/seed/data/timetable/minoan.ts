// Minoan Lines: Crete every day, the Cyclades in season, and the Adriatic with a call at Igoumenitsa.
export const minoanTimetable = `
knossos-palace from mon
  all       daily            GRHER 10:00             8:30 GRPIR
  all       daily            GRPIR 21:00             9:00 GRHER

festos-palace from mon
  mid,high  daily            GRPIR 10:00             8:30 GRHER
  mid,high  daily            GRHER 21:00             9:00 GRPIR

kydon-palace from mon
  all       daily            GRCHQ 10:00             7:30 GRPIR
  all       daily            GRPIR 22:00             8:00 GRCHQ

santorini-palace from mon
  mid,high  daily            GRPIR 07:30             4:30 GRJTR
  mid,high  daily            GRJTR 14:30             4:30 GRPIR

mykonos-palace from mon
  mid,high  daily            GRPIR 07:30             5:00 GRJMK
  mid,high  daily            GRJMK 15:00             5:00 GRPIR

cruise-europa from mon
  all       mon,thu          ITAOI 16:30            17:00 GRIGO +1 12:30  5:30 GRGPA
  all       wed,sat          GRGPA 14:00             5:30 GRIGO +0 21:30 17:00 ITAOI
`;
