// Tunisia, Morocco and Algeria. Tunis is its passenger terminal, La Goulette: no ferry calls at
// TNTUN. Columns and names: see ../read-ports.ts.
export const portsMaghreb = `
TNLGN | tunis            | Africa/Tunis       |  36.8065 |   10.302 | en,fr Tunis (La Goulette); und Tunis; und La Goulette; und Tunis La Goulette; it Tunisi; es Túnez; de Tunis (La Goulette); ar تونس; ar حلق الوادي; und Halq al-Wadi; und TNTUN
TNZRZ | zarzis           | Africa/Tunis       |   33.493 |   11.119 | en,fr Zarzis; ar جرجيس; und Jarjis; und Djerba Zarzis
TNSFA | sfax             | Africa/Tunis       |   34.732 |   10.768 | en,fr Sfax; ar صفاقس; und Safaqis
TNSUS | sousse           | Africa/Tunis       |   35.828 |   10.644 | en,fr Sousse; ar سوسة; it Susa; und Susah
TNBIZ | bizerte          | Africa/Tunis       |   37.272 |    9.878 | en,fr Bizerte; it Biserta; ar بنزرت; und Binzart; und Bizerta
MAPTM | tanger-med       | Africa/Casablanca  |   35.881 |   -5.503 | en,fr Tanger Med; es Tánger Med; und Tangier Med; und Tanger Méditerranée; ar طنجة المتوسط
MATNG | tangier          | Africa/Casablanca  |   35.791 |   -5.806 | en Tangier; fr Tanger; es Tánger; it Tangeri; und Tanger Ville; ar طنجة; und Tangiers
MANDR | nador            | Africa/Casablanca  |   35.279 |   -2.926 | en,fr,es Nador; ar الناظور; und Beni Ansar
DZALG | algiers          | Africa/Algiers     |   36.778 |    3.064 | en Algiers; fr Alger; es Argel; it Algeri; de Algier; ar الجزائر; und El Djazair
DZORN | oran             | Africa/Algiers     |   35.709 |   -0.649 | en,fr Oran; es Orán; it Orano; ar وهران; und Wahran
DZBJA | bejaia           | Africa/Algiers     |   36.752 |    5.088 | en,fr Béjaïa; und Bougie; ar بجاية; und Bgayet
DZAAE | annaba           | Africa/Algiers     |   36.901 |    7.771 | en,fr Annaba; und Bône; ar عنابة
DZSKI | skikda           | Africa/Algiers     |   36.886 |    6.908 | en,fr Skikda; und Philippeville; ar سكيكدة
`;
