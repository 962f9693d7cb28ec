/**
 * Names as a ferry company of the western Mediterranean meets them: with accents, apostrophes, hyphens,
 * several words, in Latin and in Arabic script. The first ones of each list are the commonest.
 */
const FIRST = {
  fr: "Marie Jean Camille Benoît Éloïse Jean-Pierre Zoé François Hélène Chloé Rémi Anaïs Gaëlle Cédric Noémie Stéphane Aurélie Loïc Mireille Thérèse André Jérôme Inès Maël",
  it: "Giuseppe Maria Francesca Niccolò Chiara Lorenzo Giulia Salvatore Concetta Matteo Beatrice Gaetano Lucia Alessandro Nicolò Rosalia",
  es: "Carmen José Lucía Álvaro Iñaki Begoña Andrés Núria Sofía Martín Joaquín Aitana Íñigo Pilar",
  tn: "Mohamed Amel Fatma Ahmed Yassine Ines Skander Nour Hichem Rym Moncef Olfa Sami Wafa Khadija Anis Mouna Slim",
  ar: "محمد فاطمة أحمد مريم يوسف خديجة علي ليلى إبراهيم سلمى حسن نور",
  hr: "Ivan Ana Željko Đurđica Marko Ivana Šime Petra Luka Nikolina Ante Mirjana",
  gr: "Giorgos Eleni Dimitris Katerina Nikos Sofia Kostas Anastasia",
  de: "Jürgen Anke Günther Käthe Björn Annegret Søren Åsa Łukasz Zofia Seán Siobhán",
};
const LAST = {
  fr: "Lefèbvre Martin Bernard Durand D'Angély Lefèvre Garçon Le-Goff Béranger L'Hermite Castaño Gauthier Rousseau Fournier Saint-Exupéry Müller-Roy Ribéry Casanova Santoni Colonna Paoli Luciani Mattei Giacobbi",
  it: "Rossi D'Angelo Esposito Dell'Acqua Lo-Presti Bianchi Caruso Greco Conti De-Luca Marongiu Piras Sanna Deiana Canu Melis",
  es: "García Fernández Muñoz Peña Núñez Ibáñez Vázquez Ordóñez Zúñiga Bauçà Ferrà Company Salvà Català",
  tn: "Ben-Salah Trabelsi Ben-Ali Jaziri Gharbi Mejri Bouazizi Hammami Ayari Dridi Chebbi Ben-Youssef Zouari Khelifi Ouertani Bel-Hadj",
  ar: "الطرابلسي بن-علي الجزيري الحمامي بوعزيزي الشابي المزوغي الهادي الورتاني خليفي",
  hr: "Horvat Kovačević Babić Marić Jurić Šarić Đurić Perišić Čović Žuvela Krstulović",
  gr: "Papadopoulos Vlachou Georgiou Nikolaidis Karagiannis Economou",
  de: "Müller Groß O'Brien Ó-Briain MacCarthy Sørensen Ångström Wałęsa Kowalski Schröder Jansen",
};
const SYLLABLES = {
  fr: [
    "bel,mon,char,dé,ver,gui,lan,mar,ro,sau,thi,val",
    "de,cha,ri,ger,né,lle,mi,bo,sse",
    "rd,ux,tte,not,lin,got,rel,nier,çon,let",
  ],
  it: [
    "ca,de,fe,ga,lo,ma,pa,ri,sa,ti,va,zu",
    "ra,lla,nti,sco,bi,gli,mo,re",
    "ni,ri,tti,lli,no,do,ssi,zzo,ccio",
  ],
  es: [
    "al,ba,ca,do,es,fer,gon,he,lo,mo,sal,zu",
    "ma,ri,ba,de,lo,cá,ga",
    "rez,ndo,llas,res,ña,tega,vedo",
  ],
  tn: [
    "ben,bou,cha,dri,fer,gha,ham,jel,kha,mes,ouer,tra",
    "ja,la,ma,ri,zi,ba,da,na",
    "ssi,li,ni,ri,oui,di,bi,mi",
  ],
  ar: ["بو,ال,حم,خل,شر,طر,عز,غر,قا,مز,نا,هم", "را,لي,بو,زي,ما,سي", "بي,ني,سي,لي,دي,مي"],
  hr: [
    "ba,bre,čo,du,gra,ju,ko,lju,ma,pe,ša,žu",
    "ba,ni,ri,va,le,dže",
    "ić,vić,čić,nić,rić,lja,nac",
  ],
  gr: [
    "ka,pa,la,ma,ni,sta,the,vla,xe,zo,dia,gia",
    "ra,po,ko,no,da,li",
    "kis,poulos,idis,ou,akis,adis",
  ],
  de: [
    "bau,ber,en,fri,hof,kle,lin,neu,schö,stei,wal,zim",
    "ge,mer,del,ber,ner",
    "mann,er,ing,sen,berg,feld,witz",
  ],
};
const NATIONALITY = {
  fr: "FR",
  it: "IT",
  es: "ES",
  tn: "TN",
  ar: "DZ",
  hr: "HR",
  gr: "GR",
  de: "DE",
};
/** Of a hundred travellers. */
const SHARE = { fr: 32, it: 21, es: 11, tn: 14, ar: 6, hr: 6, gr: 4, de: 6 };

/** A hyphen before an Arabic letter and after a particle stands for a space. */
const words = (text) =>
  text
    .split(" ")
    .map((word) => word.replace(/-(?=\p{Script=Arabic})|(?<=^(?:Ben|Bel|De|Lo|Le|Ó))-/u, " "));

/** Some 12,000 last names of each culture: those that are listed, and more made of their syllables. */
function lastNames(culture) {
  const parts = SYLLABLES[culture].map((list) => list.split(","));
  const made = [];
  const combine = (depth, built) => {
    if (depth < 0) return;
    for (const end of parts[2]) made.push(built + end);
    for (const middle of parts[1]) combine(depth - 1, built + middle);
  };
  for (const start of parts[0]) combine(2, start);
  const listed = words(LAST[culture]);
  return [...listed, ...made.slice(0, 12_000).map((name) => name[0].toUpperCase() + name.slice(1))];
}

/** Who travels: for each of a hundred, the culture's first and last names, nationality and phone. */
export function people() {
  const cultures = Object.keys(SHARE).map((key) => ({
    share: SHARE[key],
    nationality: NATIONALITY[key],
    first: words(FIRST[key]),
    last: lastNames(key),
    dialled: {
      fr: "+336",
      it: "+3934",
      es: "+346",
      tn: "+2162",
      ar: "+2135",
      hr: "+3859",
      gr: "+3069",
      de: "+4915",
    }[key],
  }));
  return cultures;
}
