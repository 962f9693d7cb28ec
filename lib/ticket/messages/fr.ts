import type { CalendarMessages } from "./en";

export const fr: CalendarMessages = {
  summary: "Ferry {from} → {to} · {vessel}",
  cancelledSummary: "Annulé : ferry {from} → {to} · {vessel}",
  reference: "Réservation {reference}",
  leaves: "Départ : {from}, {day} à {time}, heure locale.",
  arrives: "Arrivée : {to}, {day} à {time}, heure locale.",
  calls: "Escale : {ports}. Vous restez à bord.",
  sails: "{operator}, navire {vessel}.",
  checkIn:
    "Sauf indication contraire de la compagnie ({operator}), présentez-vous à l’enregistrement deux heures avant le départ avec un véhicule, 90 minutes à pied. Munissez-vous du billet et des pièces d’identité indiquées à la réservation.",
  cancelled: "Cette réservation est annulée.",
};
