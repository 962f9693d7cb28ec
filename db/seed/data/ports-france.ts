// France and Corsica. Columns and names: see ../read-ports.ts.
export const portsFrance = `
FRMRS | marseille        | Europe/Paris       |   43.311 |    5.362 | en,fr Marseille; und Marseilles; it Marsiglia; es Marsella; de Marseille; ar مرسيليا; und Marselha; und Marseille Joliette
FRTLN | toulon           | Europe/Paris       |   43.118 |    5.933 | en,fr Toulon; it Tolone; es Tolón; ar تولون
FRNCE | nice             | Europe/Paris       |   43.694 |    7.285 | en,fr Nice; it Nizza; de Nizza; es Niza; ar نيس
FRSET | sete             | Europe/Paris       |   43.401 |    3.699 | en,fr Sète; es Sète; und Cette; ar سيت
FRBIA | bastia           | Europe/Paris       |   42.702 |    9.454 | en,fr Bastia; und Bastia Corsica; ar باستيا
FRAJA | ajaccio          | Europe/Paris       |   41.922 |    8.742 | en,fr Ajaccio; it Aiaccio; und Aiacciu; ar أجاكسيو
FRILR | ile-rousse       | Europe/Paris       |   42.638 |    8.937 | en,fr L'Île-Rousse; und Île Rousse; und Ile-Rousse; it Isola Rossa; und L'Isula
FRPRP | propriano        | Europe/Paris       |   41.677 |    8.905 | en,fr Propriano; und Prupià
FRPVO | porto-vecchio    | Europe/Paris       |   41.587 |    9.285 | en,fr Porto-Vecchio; und Portivechju
FRBON | bonifacio        | Europe/Paris       |   41.388 |     9.16 | en,fr Bonifacio; und Bunifaziu
FRCQF | calais           | Europe/Paris       |   50.968 |    1.868 | en,fr Calais; es Calés; nl Kales
FRDKK | dunkirk          | Europe/Paris       |   51.022 |    2.201 | en Dunkirk; fr Dunkerque; de Dünkirchen; nl Duinkerke; es Dunkerque
FRLEH | le-havre         | Europe/Paris       |   49.483 |    0.118 | en,fr Le Havre; es El Havre
FROUI | caen-ouistreham  | Europe/Paris       |   49.283 |   -0.248 | en Caen (Ouistreham); fr Caen-Ouistreham; und Caen; und Ouistreham
FRCER | cherbourg        | Europe/Paris       |   49.646 |   -1.609 | en,fr Cherbourg; es Cherburgo; und Cherbourg-en-Cotentin
FRROS | roscoff          | Europe/Paris       |   48.721 |   -3.965 | en,fr Roscoff; und Rosko
FRSML | saint-malo       | Europe/Paris       |   48.641 |   -2.024 | en,fr Saint-Malo; und St Malo; und Sant-Maloù
FRDPE | dieppe           | Europe/Paris       |   49.933 |    1.088 | en,fr Dieppe
`;
