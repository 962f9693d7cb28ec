// What the words mean, folded (no accents, no case), in English, French, Italian and Spanish.

function meanings<T>(table: [T, string][]): ReadonlyMap<string, T> {
  return new Map(
    table.flatMap(([meaning, words]) =>
      words.split(" ").map((word): [string, T] => [word, meaning]),
    ),
  );
}

/** 1 to 12. */
export const months = meanings<number>([
  [1, "january jan janvier janv gennaio gen enero ene"],
  [2, "february feb fevrier fev febbraio febrero"],
  [3, "march mar mars marzo"],
  [4, "april apr avril avr aprile abril abr"],
  [5, "may mai maggio mag mayo"],
  [6, "june jun juin giugno giu junio"],
  [7, "july jul juillet juil luglio lug julio"],
  [8, "august aug aout agosto ago"],
  [9, "september sep sept septembre settembre set septiembre"],
  [10, "october oct octobre ottobre ott octubre"],
  [11, "november nov novembre noviembre"],
  [12, "december dec decembre dicembre dic diciembre"],
]);

/** 1 (Monday) to 7. */
export const weekdays = meanings<number>([
  [1, "monday mon lundi lun lunedi lunes"],
  [2, "tuesday tue tues mardi martedi martes"],
  [3, "wednesday wed mercredi mer mercoledi miercoles"],
  [4, "thursday thu thurs jeudi jeu giovedi jueves"],
  [5, "friday fri vendredi ven venerdi viernes"],
  [6, "saturday sat samedi sam sabato sabado"],
  [7, "sunday sun dimanche dim domenica domingo"],
]);

/** Days from today. */
export const nearDays = meanings<number>([
  [0, "today tonight oggi hoy"],
  [1, "tomorrow demain domani manana"],
  [2, "dopodomani"],
]);

export const units = meanings<number>([
  [
    1,
    "day days jour jours giorno giorni dia dias night nights nuit nuits notte notti noche noches",
  ],
  [7, "week weeks semaine semaines settimana settimane semana semanas"],
]);

export const numbers = meanings<number>([
  [1, "a an one un une uno una"],
  [2, "two deux due dos"],
  [3, "three trois tre tres"],
  [4, "four quatre quattro cuatro"],
  [5, "five cinq cinque cinco"],
  [6, "six sei seis"],
  [7, "seven sept sette siete"],
  [8, "eight huit otto ocho"],
  [9, "nine neuf nove nueve"],
]);

export type Who = "adults" | "children" | "infants" | "pets";
export const people = meanings<Who>([
  [
    "adults",
    "adult adults adulte adultes adulto adulti adultos people person persons personne personnes persona persone personas pax passenger passengers passager passagers passeggero passeggeri pasajero pasajeros",
  ],
  [
    "children",
    "child children kid kids enfant enfants bambino bambina bambini bambine nino nina ninos ninas",
  ],
  ["infants", "infant infants baby babies bebe bebes nourrisson nourrissons neonato neonati"],
  [
    "pets",
    "pet pets dog dogs cat cats animal animals animaux chien chiens chienne chat chats cane cani gatto gatti perro perros gato gatos mascota mascotas",
  ],
]);

export type AskedShape = "car" | "van" | "campervan" | "camper" | "motorcycle" | "bicycle";
export const vehicles = meanings<AskedShape>([
  ["car", "car cars auto autos voiture voitures macchina coche coches automobile suv"],
  ["van", "van vans fourgon fourgons utilitaire furgone furgoneta minibus"],
  ["campervan", "campervan campervans"],
  ["camper", "camper campers motorhome motorhomes rv autocaravana autocaravanas"],
  ["motorcycle", "motorcycle motorcycles motorbike motorbikes moto motos scooter scooters"],
  [
    "bicycle",
    "bicycle bicycles bike bikes velo velos bici bicis bicicletta biciclette bicicleta bicicletas",
  ],
]);

/** Of two or more words, as they stand once folded. */
export const vehiclePhrases: readonly [words: string[], shape: AskedShape][] = [
  [["camping", "-", "car"], "camper"],
  [["camping", "car"], "camper"],
  [["camper", "van"], "campervan"],
  [["camper", "-", "van"], "campervan"],
  [["fourgon", "amenage"], "campervan"],
  [["van", "amenage"], "campervan"],
];

export const towed = meanings<"trailer" | "caravan">([
  ["trailer", "trailer remorque rimorchio remolque"],
  ["caravan", "caravan caravane roulotte caravana"],
]);

export const roofWords = new Set("roofbox galerie portapacchi".split(" "));
export const heightWords = new Set(
  "high height tall haut haute hauteur alto alta altezza altura".split(" "),
);

export const fromWords = new Set(
  "from de du depuis da dal dalla desde departure leaving d".split(" "),
);
export const toWords = new Set("to a au aux vers pour per in en nach hasta hacia into".split(" "));
export const returnWords = new Set(
  "return returning back retour ritorno vuelta regreso round aller andata ida rt ar".split(" "),
);
export const forWords = new Set("for pour per por durante pendant".split(" "));
export const inWords = new Set("in dans fra tra en".split(" "));
export const nextWords = new Set(
  "next prochain prochaine prossimo prossima proximo proxima".split(" "),
);
export const ageWords = new Set(
  "ans an years year old yo y aged age ages anni anno anos ano agee agees anos".split(" "),
);
export const directWords = new Set("direct directly directe diretto directo nonstop".split(" "));

/** Said without meaning anything for a search. */
export const fillers = new Set(
  (
    "and et e y ed with avec con the le la les l il lo i gli los las el on of du des di del dell della d " +
    "by at am um our my notre mon ma nos i we nous je from to de da a au aux en in per pour for please svp " +
    "merci ferry ferries boat bateau traghetto barco ship navire ticket tickets billet billets trip travel " +
    "voyage viaggio viaje crossing traversee want would like need voudrais veux go going aller andata ida " +
    "one way simple sailing departure depart leaving leave partir er st nd rd th this ce cette ages old " +
    "between entre long longue length longueur largo lungo " +
    "foot pied pieton pietons walk piedi pie plus nous sommes are us me book reserver find search"
  ).split(" "),
);
