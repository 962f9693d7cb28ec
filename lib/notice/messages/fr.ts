import type { MailMessages } from "./en";

export const fr: MailMessages = {
  route: "{from} → {to}",
  routeMore: "{from} → {to} et {more, plural, one {# autre traversée} other {# autres traversées}}",
  reference: "Référence de réservation",
  crossing: {
    title: "{from} → {to}, {date}",
    leaves: "Départ : {from}, {day} à {time}.",
    arrives: "Arrivée : {to}, {day} à {time}.",
    arrivesZone: "Arrivée : {to}, {day} à {time}, heure locale.",
    leavesOn: "Départ : {from}, {day}",
    arrivesOn: "Arrivée : {to}, {day}",
    arrivesOnZone: "Arrivée : {to}, {day}, heure locale",
    vessel: "{operator}, navire {vessel}",
    ports: "{from} – {to}",
    calls: "Escale : {ports}. Vous restez à bord.",
    checkIn: "À l’enregistrement avant {time}.",
    checkInDay: "À l’enregistrement avant {time} le {day}.",
    cancelled: "Cette traversée est annulée.",
    gone: "Cette traversée n’aura pas lieu.",
  },
  passengers: "Passagers",
  vehicles: "Véhicules",
  vehicle: "{kind}, longueur {length} m, hauteur {height} m",
  vehicleKind: {
    car: "Voiture",
    van: "Fourgon",
    camper: "Camping-car",
    motorcycle: "Moto",
    bicycle: "Vélo",
  },
  receipt: {
    title: "Reçu",
    priceTitle: "Prix",
    total: "Total payé",
    toPay: "Total à payer",
    price: "Total de la réservation",
    paidOn: "Payé le {date}. Toutes les taxes et les droits de port sont compris dans le total.",
    left: "Total de ce qui reste",
    leftTitle: "Ce qui reste de la réservation",
    paidBefore: "Payé le {date} : {amount}, avant l’annulation d’une partie.",
  },
  conditions: {
    title: "Modifier et annuler",
    titleFare: "Modifier et annuler : {fare}, {route}",
    full: "Annulation jusqu’au {day}, {time} : vous êtes remboursé en totalité.",
    part: "Annulation jusqu’au {day}, {time} : vous êtes remboursé à {percent} %.",
    never: "Ce tarif n’est pas remboursé en cas d’annulation.",
    later: "Passé ce délai, rien n’est remboursé.",
    always: "Annulation à tout moment avant le départ : vous êtes remboursé à {percent} %.",
    portTime: "Ces heures sont celles du port de départ.",
    changesFree: "Les modifications sont gratuites jusqu’au {day}, {time}.",
    changesFee: "Chaque modification coûte {fee}, jusqu’au {day}, {time}.",
    changesDeparture: "Chaque modification coûte {fee}, jusqu’au départ.",
    changesFreeDeparture: "Les modifications sont gratuites jusqu’au départ.",
    changesHow: "Pour modifier quelque chose, répondez à ce message.",
    noChanges: "Ce tarif ne peut pas être modifié.",
  },
  checkIn: {
    title: "Le jour du départ",
    arrive:
      "Sauf indication contraire de la compagnie ({operator}), présentez-vous à l’enregistrement deux heures avant le départ avec un véhicule, 90 minutes à pied.",
    documents:
      "Munissez-vous de ce billet et, pour chaque personne, de la pièce d’identité indiquée à la réservation.",
    ticket: "Munissez-vous de ce billet, sur papier ou sur un écran.",
  },
  qr: {
    alt: "Code QR de la réservation {reference}",
    caption:
      "Présentez ce code à l’enregistrement. Il est aussi joint en image, avec un fichier d’agenda.",
  },
  hold: {
    subject: "Places gardées jusqu’à {time} : {route}",
    preheader: "Pas encore payé. Référence {reference}.",
    heading: "Vos places sont gardées jusqu’à {time} (heure locale : {port})",
    lead: "Rien n’est encore payé. Payez avant cette heure et les places sont à vous ; ensuite elles sont remises en vente et vous ne devez rien.",
    action: "Aller au paiement",
  },
  confirmation: {
    subject: "Votre billet : {route}, {date}",
    preheader: "Départ : {from}, {day} à {time}. Référence {reference}.",
    heading: "Votre billet : {route}",
    lead: "Votre paiement est arrivé et vos places sont à vous. Ce message est votre billet et votre reçu.",
    action: "Ouvrir la réservation",
  },
  cancellation: {
    leadSailing:
      "La compagnie a annulé une traversée de cette réservation, qui prend donc fin. Vous n’êtes plus à bord, et vos places sont libérées.",
    leadMoved:
      "La compagnie a déplacé une traversée de cette réservation loin de l’heure réservée, et vous avez choisi le remboursement. La réservation prend donc fin, et vos places sont libérées.",
    rights:
      "La traversée n’ayant pas lieu comme réservée, tout vous revient sans frais : c’est votre droit selon l’article 18 du règlement (UE) n° 1177/2010. La compagnie peut en outre vous devoir une indemnisation (article 19) ; vous la demandez à la compagnie.",
    subject: "Annulé : {route}, {date}",
    preheader: "Référence {reference}.",
    heading: "Votre réservation est annulée",
    lead: "Les places sont rendues. Si vous aviez ajouté la traversée à votre agenda, le fichier joint l’en retire.",
    refund:
      "{amount} sont reversés sur la carte qui a servi au paiement. Votre banque l’affiche sous 5 à 10 jours ouvrés.",
    refundWaits:
      "{amount} doivent revenir sur la carte qui a servi au paiement. Le paiement est contesté auprès de votre banque, et aucun remboursement ne peut partir tant qu’elle l’examine. Nous l’enverrons dès qu’elle aura décidé que le paiement est valable ; si elle rend l’argent elle-même, nous n’envoyons plus rien.",
    fee: "{fee} sont retenus, selon les conditions de votre tarif.",
    nothingPaid: "Vous n’aviez pas payé : vous ne devez rien.",
    nothingBack: "Selon les conditions de votre tarif, rien n’est remboursé à cette date.",
    action: "Ouvrir la réservation",
  },
  part_cancellation: {
    subject: "Annulé en partie : {route}, {date}",
    preheader: "Le reste est toujours réservé. Référence {reference}.",
    heading: "Une partie de votre réservation est annulée",
    lead: "Le reste est toujours réservé, et le code de votre billet n’a pas changé. Si le fichier d’agenda est dans votre agenda, celui qui est joint le met à jour.",
    nothingPaid: "Cette partie n’avait rien coûté, il n’y a donc rien à rembourser.",
    cancelled: "Ce qui est annulé",
    crossing: "{route}, {date} : toute la traversée",
    onCrossing: "{what} : {route}, {date}",
    price: "Ce que cette partie avait coûté",
    priceTotal: "Total de cette partie",
    action: "Ouvrir la réservation",
  },
  refund: {
    subject: "Remboursement de {amount} : {route}",
    preheader: "Votre banque l’affiche sous 5 à 10 jours ouvrés. Référence {reference}.",
    heading: "Votre remboursement est en route : {amount}",
    lead: "Nous avons envoyé votre remboursement sur la carte qui a servi au paiement. Votre banque l’affiche sous 5 à 10 jours ouvrés ; vous n’avez rien à faire.",
    action: "Ouvrir la réservation",
  },
  late_refund: {
    subject: "Pas de réservation, paiement rendu : {route}",
    preheader: "Votre paiement est arrivé après la fin du délai. Il vous est rendu en totalité.",
    preheaderCancelled:
      "Votre paiement est arrivé après l’annulation. Il vous est rendu en totalité.",
    preheaderOther: "Ce que nous avons reçu n’est pas le prix. Tout vous est rendu.",
    heading: "Vous n’avez pas de réservation, et votre paiement vous est rendu",
    lead: "Votre paiement nous est parvenu alors que vos places n’étaient plus gardées, et elles n’étaient plus disponibles au même prix. Il n’y a donc pas de réservation, et nous vous rendons la totalité : {amount}.",
    leadCancelled:
      "Votre paiement nous est parvenu après l’annulation de la réservation. Il n’y a donc pas de réservation, et nous vous rendons la totalité : {amount}.",
    leadOther:
      "Ce que nous avons reçu n’est pas le prix de votre réservation. Il n’y a donc pas de réservation, et nous vous rendons la totalité : {amount}.",
    bank: "La somme est reversée sur la carte qui a servi au paiement et votre banque l’affiche sous 5 à 10 jours ouvrés. Vous n’avez rien à faire.",
    sorry:
      "Nous en sommes désolés. Le lien montre ce qui s’est passé, et permet de chercher à nouveau.",
    action: "Voir ce qui s’est passé",
  },
  sailing_changed: {
    subject_moved: "Nouvelle heure de départ : {from} – {to}, {new_day} {new_time}",
    subject_cancelled: "Traversée annulée par la compagnie : {from} – {to}, {day}",
    subject_swapped: "Un autre navire : {from} – {to}, {day}",
    preheader: "Lisez ce qui a changé. Référence {reference}.",
    heading_moved: "Votre traversée part à une autre heure",
    heading_cancelled: "Votre traversée n’aura pas lieu",
    heading_swapped: "Votre traversée se fait sur un autre navire",
    moved:
      "{operator} a déplacé votre traversée de {from} à {to}. Elle devait partir {day} à {time} ; elle part désormais {new_day} à {new_time}.",
    cancelled:
      "{operator} a annulé la traversée de {from} à {to} du {day}, {time}. Notre équipe en est informée et vous écrira à cette adresse : vous choisirez une autre traversée, ou la totalité reviendra sur votre carte.",
    swapped:
      "{operator} assure votre traversée de {from} à {to} du {day}, {time}, avec un autre navire : {vessel}.",
    then_moved:
      "Vos places et votre prix restent les mêmes. Si la nouvelle heure ne vous convient pas, répondez à ce message : notre équipe est informée.",
    then_cancelled:
      "D’ici là, vous n’avez rien à faire, et vous ne perdez rien à attendre. Si vous préférez être remboursé dès maintenant, ouvrez la réservation et annulez-la : tout ce que la traversée a coûté vous revient, sans frais. Les deux sont vos droits selon l’article 18 du règlement (UE) n° 1177/2010. La compagnie peut en outre vous devoir une indemnisation (article 19) ; vous la demandez à la compagnie.",
    gone: "{operator} a annulé la traversée de {from} à {to} du {day}, {time}.",
    may_keep:
      "Vos places et votre prix restent les mêmes. Si la nouvelle heure vous convient, vous n’avez rien à faire.",
    missed: "Avec elle, vous manqueriez le navire suivant.",
    choose:
      "À vous de choisir : une autre traversée de {operator} sans supplément, ou le remboursement de tout ce que celle-ci a coûté : {amount}. Le bouton montre les deux, et rien ne change avant votre confirmation.",
    no_haste:
      "Vous ne perdez rien à prendre votre temps. Si aucune traversée proposée ne vous convient, répondez à ce message : notre équipe cherche une autre solution.",
    rights:
      "Les deux sont vos droits selon l’article 18 du règlement (UE) n° 1177/2010. La compagnie peut en outre vous devoir une indemnisation (article 19) ; vous la demandez à la compagnie.",
    action_choose: "Faire mon choix",
    then_swapped:
      "Vos places et votre prix restent les mêmes. Si une cabine diffère de celle que vous avez choisie, nous vous écrirons.",
    action: "Ouvrir la réservation",
  },
  rebooked: {
    subject: "Votre nouvelle traversée : {from} – {to}, {new_day} {new_time}",
    preheader: "Votre nouveau billet est dans ce message. Référence {reference}.",
    heading: "Vous partez {new_day} à {new_time}",
    cancelled:
      "{operator} a annulé la traversée de {from} à {to} du {day}, {time}. Nous avons reporté votre réservation sur celle qui part {new_day} à {new_time}.",
    moved:
      "Nous avons déplacé votre traversée de {from} à {to} du {day}, {time}. Elle part désormais {new_day} à {new_time}.",
    chosen:
      "Vous avez choisi la traversée qui part {new_day} à {new_time}, à la place de celle de {from} à {to} du {day}, {time}.",
    price:
      "Vous n’avez rien de plus à payer, et votre référence reste la même. Votre ancien billet n’est plus valable : celui-ci le remplace.",
    rights:
      "Si cette traversée ne vous convient pas, ouvrez la réservation : vous pouvez y en choisir une autre sans frais, ou être remboursé en totalité. C’est votre droit selon l’article 18 du règlement (UE) n° 1177/2010. La compagnie peut en outre vous devoir une indemnisation (article 19) ; vous la demandez à la compagnie.",
    action: "Ouvrir la réservation",
  },
  contact_changed: {
    subject: "Une nouvelle adresse pour votre réservation {reference}",
    preheader: "{route}, {date}.",
    heading: "Nous écrivons à une nouvelle adresse",
    lead_new:
      "À votre demande, les messages sur la réservation {reference} arrivent désormais à cette adresse : {route}, {date}.",
    lead_old:
      "À la demande de la personne qui a réservé, les messages sur la réservation {reference} iront désormais à une autre adresse.",
    wrong: "Si ce n’était pas voulu, répondez à ce message.",
    action: "Ouvrir une réservation",
  },
  operator_refused: {
    subject: "Non confirmée par la compagnie : {route}, {date}",
    preheader: "Vous n’avez pas de réservation et ne payez rien. Référence {reference}.",
    heading: "La compagnie n’a pas pu prendre votre réservation",
    lead: "Nous avons transmis votre réservation, et la compagnie n’a pas pu la confirmer. Il n’y a donc pas de réservation, et aucune de ses traversées n’est à vous.",
    silent:
      "Nous avons transmis votre réservation, et la compagnie n’a pas répondu à temps. Il n’y a donc pas de réservation, et aucune de ses traversées n’est à vous.",
    refund:
      "La totalité revient sur la carte qui a servi au paiement, sans frais : {amount}. Votre banque l’affiche sous 5 à 10 jours ouvrés.",
    nothingTaken:
      "Rien n’a été débité. Si votre banque affiche un montant réservé, il disparaît de lui-même en quelques jours.",
    sorry:
      "Nous en sommes désolés. Le lien montre ce qui s’est passé, et permet de chercher à nouveau.",
    action: "Voir ce qui s’est passé",
  },
  subscription: {
    subject: "Voulez-vous recevoir nos offres par e-mail ?",
    preheader: "Rien ne part tant que vous n’avez pas dit oui.",
    heading: "Voulez-vous recevoir nos offres par e-mail ?",
    lead: "Quelqu’un a donné cette adresse pour y recevoir de temps en temps des offres de traversées. Si c’était vous, dites-le sur la page que le lien ouvre.",
    otherwise: "Si ce n’était pas vous, ne faites rien : aucun autre message ne viendra.",
    action: "Oui ou non",
    why: "Vous recevez ce message une fois, car votre adresse a été donnée à Gangway.",
  },
  promotion: {
    action: "Voir les traversées",
    why: "Vous recevez ce message parce que vous avez demandé nos offres et l’avez confirmé.",
    stop: "Ne plus recevoir d’offres : {link}",
  },
  refund_failed: {
    subject: "Votre remboursement n’a pas abouti : {route}",
    preheader: "Les {amount} vous restent dus. Nous trouverons un autre moyen de vous les verser.",
    heading: "Votre remboursement de {amount} n’est pas arrivé",
    lead: "Le remboursement n’a pas pu être versé sur votre carte, par exemple parce qu’elle a été remplacée ou le compte fermé. La somme vous reste due.",
    next: "Notre équipe est prévenue et vous écrira à cette adresse pour convenir d’un autre moyen.",
    action: "Ouvrir la réservation",
  },
  account: {
    confirm_address: {
      subject: "Confirmez votre adresse e-mail",
      preheader: "Votre compte Gangway sera alors ouvert.",
      heading: "Confirmez votre adresse e-mail",
      lead: "Un compte Gangway a été créé avec cette adresse. Si c’est vous, confirmez-le avec le mot de passe que vous avez choisi ; vos réservations seront alors dans votre compte.",
      action: "Confirmer l’adresse",
      until:
        "Le lien fonctionne pendant 48 heures. Si ce n’est pas vous, ne faites rien : sans lui, le compte n’ouvre rien.",
    },
    sign_in: {
      subject: "Votre lien de connexion",
      preheader: "Il fonctionne pendant 15 minutes.",
      heading: "Connectez-vous à Gangway",
      lead: "Voici le lien que vous avez demandé. Il vous connecte sans mot de passe.",
      action: "Se connecter",
      until:
        "Le lien fonctionne une fois, pendant 15 minutes. Si vous ne l’avez pas demandé, ne faites rien.",
    },
    new_password: {
      subject: "Choisissez un nouveau mot de passe",
      preheader: "Le lien fonctionne pendant une heure.",
      heading: "Choisissez un nouveau mot de passe",
      lead: "Voici le lien que vous avez demandé. Un nouveau mot de passe vous déconnecte partout ailleurs.",
      action: "Choisir un nouveau mot de passe",
      until:
        "Le lien fonctionne une fois, pendant une heure. Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste le même.",
    },
    why: "Vous recevez ce message parce que cette adresse a été saisie chez Gangway.",
  },
  footer: {
    link: "Le bouton ouvre votre réservation sans mot de passe. Quiconque a ce message peut le faire aussi : transmettez-le avec prudence.",
    why: "Vous recevez ce message parce qu’une réservation a été faite avec cette adresse.",
  },
};
