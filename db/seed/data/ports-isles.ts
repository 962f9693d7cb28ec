// Great Britain, Ireland and the Netherlands. Columns and names: see ../read-ports.ts.
export const portsIsles = `
GBDVR | dover            | Europe/London      |   51.127 |    1.333 | en Dover; fr Douvres
GBPME | portsmouth       | Europe/London      |   50.812 |    -1.09 | en,fr Portsmouth
GBPOO | poole            | Europe/London      |    50.71 |   -1.992 | en,fr Poole
GBNHV | newhaven         | Europe/London      |    50.79 |    0.055 | en,fr Newhaven
GBPLY | plymouth         | Europe/London      |   50.365 |   -4.157 | en,fr Plymouth
GBHLY | holyhead         | Europe/London      |   53.307 |   -4.625 | en,fr Holyhead; cy Caergybi
GBLIV | liverpool        | Europe/London      |   53.409 |   -3.013 | en,fr Liverpool (Birkenhead); und Liverpool; und Birkenhead
GBFIS | fishguard        | Europe/London      |   52.006 |   -4.988 | en,fr Fishguard; cy Abergwaun
GBBEL | belfast          | Europe/London      |   54.625 |   -5.893 | en,fr Belfast; ga Béal Feirste
GBCYN | cairnryan        | Europe/London      |   54.967 |   -5.019 | en,fr Cairnryan
GBHRW | harwich          | Europe/London      |   51.948 |    1.252 | en,fr Harwich
GBHUL | hull             | Europe/London      |   53.742 |   -0.276 | en,fr Hull; und Kingston upon Hull
IEDUB | dublin           | Europe/Dublin      |   53.346 |   -6.203 | en,fr Dublin; ga Baile Átha Cliath; it Dublino; es Dublín
IEROE | rosslare         | Europe/Dublin      |   52.253 |   -6.337 | en,fr Rosslare; ga Ros Láir
IEORK | cork             | Europe/Dublin      |   51.836 |   -8.321 | en,fr Cork (Ringaskiddy); ga Corcaigh; und Cork; und Ringaskiddy
NLHVH | hoek-van-holland | Europe/Amsterdam   |   51.975 |    4.128 | en Hook of Holland; fr Hoek van Holland; nl Hoek van Holland
NLIJM | ijmuiden         | Europe/Amsterdam   |   52.462 |    4.582 | en,fr IJmuiden (Amsterdam); nl IJmuiden; und Amsterdam; und Ymuiden
`;
