export const en = {
  route: "{from} → {to}",
  routeMore: "{from} → {to} and {more, plural, one {# more crossing} other {# more crossings}}",
  reference: "Booking reference",
  crossing: {
    title: "{from} → {to}, {date}",
    leaves: "Leaves {from} {day} {time}.",
    arrives: "Arrives {to} {day} {time}.",
    arrivesZone: "Arrives {to} {day} {time}, {to} time.",
    leavesOn: "Leaves {from} {day}",
    arrivesOn: "Arrives {to} {day}",
    arrivesOnZone: "Arrives {to} {day}, {to} time",
    vessel: "{operator}, vessel {vessel}",
    ports: "From {from} to {to}",
    calls: "Calls at {ports}. You stay on board.",
    checkIn: "Be at check-in by {time}.",
    checkInDay: "Be at check-in by {time} on {day}.",
    cancelled: "This crossing is cancelled.",
    gone: "This crossing does not sail.",
  },
  passengers: "Passengers",
  vehicles: "Vehicles",
  vehicle: "{kind}, {length} m long, {height} m high",
  vehicleKind: {
    car: "Car",
    van: "Van",
    camper: "Camper",
    motorcycle: "Motorcycle",
    bicycle: "Bicycle",
  },
  receipt: {
    title: "Receipt",
    priceTitle: "Price",
    total: "Total paid",
    toPay: "Total to pay",
    price: "Total of the booking",
    paidOn: "Paid on {date}. All taxes and port fees are in the total.",
    left: "Total of what is left",
    leftTitle: "What is left of the booking",
    paidBefore: "Paid on {date}: {amount}, before a part was cancelled.",
  },
  conditions: {
    title: "Changing and cancelling",
    titleFare: "Changing and cancelling: {fare}, {route}",
    full: "Cancel by {day}, {time}: you get everything back.",
    part: "Cancel by {day}, {time}: you get {percent}% back.",
    never: "This fare is not refunded when you cancel.",
    later: "Later than that, nothing is refunded.",
    always: "Cancel at any time before departure: you get {percent}% back.",
    portTime: "These are times of the port of departure.",
    changesFree: "Changes are free until {day}, {time}.",
    changesFee: "Changes cost {fee} each, until {day}, {time}.",
    changesDeparture: "Changes cost {fee} each, until departure.",
    changesFreeDeparture: "Changes are free until departure.",
    changesHow: "To change something, reply to this mail.",
    noChanges: "This fare cannot be changed.",
  },
  checkIn: {
    title: "On the day",
    arrive:
      "Unless {operator} tells you otherwise, be at the check-in two hours before departure with a vehicle, 90 minutes on foot.",
    documents: "Bring this ticket, and for everybody the identity document you booked with.",
    ticket: "Bring this ticket, on paper or on a screen.",
  },
  qr: {
    alt: "QR code of booking {reference}",
    caption: "Show this code at check-in. It is attached as a picture too, with a calendar file.",
  },
  hold: {
    subject: "Held until {time}: {route}",
    preheader: "Not paid yet. Reference {reference}.",
    heading: "Your places are held until {time}, {port} time",
    lead: "Nothing is paid yet. Pay by then and the places are yours; after that they go back on sale and you owe nothing.",
    action: "Go to payment",
  },
  confirmation: {
    subject: "Your ticket: {route}, {date}",
    preheader: "Leaves {from} {day} {time}. Reference {reference}.",
    heading: "Your ticket: {route}",
    lead: "Your payment arrived and your places are yours. This mail is your ticket and your receipt.",
    action: "Open the booking",
  },
  cancellation: {
    leadSailing:
      "The operator has cancelled a crossing of this booking, and so the booking has ended. You are not on board, and your places are free.",
    leadMoved:
      "The operator has moved a crossing of this booking far from the time you booked, and you chose your money back. The booking has ended, and your places are free.",
    rights:
      "As the crossing does not sail as you booked it, all of it goes back without a fee: your right under Article 18 of Regulation (EU) No 1177/2010. The operator may owe you compensation besides (Article 19); you ask the operator for it.",
    subject: "Cancelled: {route}, {date}",
    preheader: "Reference {reference}.",
    heading: "Your booking is cancelled",
    lead: "The places are given back. If the calendar file went into your calendar, the one attached takes the crossing out again.",
    refund:
      "{amount} goes back to the card you paid with. It takes 5–10 business days until your bank shows it.",
    refundWaits:
      "{amount} is to go back to the card you paid with. The payment is disputed with your bank, and no refund can be sent while the bank looks into it. We send it as soon as the bank decides that the payment stands; if the bank gives the money back itself, we send nothing more.",
    fee: "{fee} is kept, by the conditions of your fare.",
    nothingPaid: "You had not paid, so you owe nothing.",
    nothingBack: "By the conditions of your fare, nothing is refunded at this date.",
    action: "Open the booking",
  },
  part_cancellation: {
    subject: "Cancelled in part: {route}, {date}",
    preheader: "The rest stays booked. Reference {reference}.",
    heading: "A part of your booking is cancelled",
    lead: "The rest stays booked, and the code of your ticket is the same as before. If the calendar file went into your calendar, the one attached brings it up to date.",
    nothingPaid: "This part had cost nothing, so nothing goes back.",
    cancelled: "What is cancelled",
    crossing: "{route}, {date}: the whole crossing",
    onCrossing: "{what}: {route}, {date}",
    price: "What this part had cost",
    priceTotal: "Total of this part",
    action: "Open the booking",
  },
  refund: {
    subject: "Refund of {amount}: {route}",
    preheader: "5–10 business days until your bank shows it. Reference {reference}.",
    heading: "{amount} is on its way back to you",
    lead: "We have sent your refund to the card you paid with. It takes 5–10 business days until your bank shows it; there is nothing you need to do.",
    action: "Open the booking",
  },
  late_refund: {
    subject: "Not booked, payment returned: {route}",
    preheader: "Your payment came after the hold had ended. You get all of it back.",
    preheaderCancelled:
      "Your payment came after the booking was cancelled. You get all of it back.",
    preheaderOther: "What we received is not the price. You get all of it back.",
    heading: "You are not booked, and your payment goes back",
    lead: "Your payment reached us after your places had lapsed, and they were no longer to be had at the same price. So there is no booking, and we return all of it: {amount}.",
    leadCancelled:
      "Your payment reached us after the booking had been cancelled. So there is no booking, and we return all of it: {amount}.",
    leadOther:
      "What we received is not the price of your booking. So there is no booking, and we return all of it: {amount}.",
    bank: "It goes to the card you paid with and takes 5–10 business days until your bank shows it. There is nothing you need to do.",
    sorry: "We are sorry. The link shows what happened, and from there you can search again.",
    action: "See what happened",
  },
  sailing_changed: {
    subject_moved: "New departure time: {from} to {to}, {new_day} {new_time}",
    subject_cancelled: "Crossing cancelled by the operator: {from} to {to}, {day}",
    subject_swapped: "Another vessel: {from} to {to}, {day}",
    preheader: "Please read what has changed. Reference {reference}.",
    heading_moved: "Your crossing leaves at another time",
    heading_cancelled: "Your crossing does not sail",
    heading_swapped: "Your crossing has another vessel",
    moved:
      "{operator} has moved your crossing from {from} to {to}. It was to leave {day} at {time}; it now leaves {new_day} at {new_time}.",
    cancelled:
      "{operator} has cancelled the crossing from {from} to {to} of {day}, {time}. Our staff have been told and will write to you at this address: you choose another crossing, or all of it goes back to your card.",
    swapped:
      "{operator} sails your crossing from {from} to {to} of {day}, {time}, with another vessel: {vessel}.",
    then_moved:
      "Your places and your price are as they were. If the new time does not suit you, answer this mail: our staff have been told.",
    then_cancelled:
      "You need not do anything until then, and you lose nothing by waiting. If you would rather have your money back now, open the booking and cancel it: all that the crossing cost goes back, with no fee. Both are your rights under Article 18 of Regulation (EU) No 1177/2010. The operator may owe you compensation besides (Article 19); you ask the operator for it.",
    gone: "{operator} has cancelled the crossing from {from} to {to} of {day}, {time}.",
    may_keep:
      "Your places and your price are as they were. If the new time suits you, you need not do anything.",
    missed: "With it you would miss the ship after it.",
    choose:
      "You choose: another sailing of {operator} with nothing more to pay, or your money back, all that this crossing cost: {amount}. The button shows both, and nothing changes until you confirm.",
    no_haste:
      "You lose nothing by taking your time. If no sailing there suits you, answer this mail: our staff look for another way.",
    rights:
      "Both are your rights under Article 18 of Regulation (EU) No 1177/2010. The operator may owe you compensation besides (Article 19); you ask the operator for it.",
    action_choose: "Make your choice",
    then_swapped:
      "Your places and your price are as they were. Should a cabin differ from the one you chose, we write to you.",
    action: "Open the booking",
  },
  rebooked: {
    subject: "Your new sailing: {from} to {to}, {new_day} {new_time}",
    preheader: "Your new ticket is in this mail. Reference {reference}.",
    heading: "You sail {new_day} at {new_time}",
    cancelled:
      "{operator} has cancelled the crossing from {from} to {to} of {day}, {time}. We have moved your booking to the one that leaves {new_day} at {new_time}.",
    moved:
      "We have moved your crossing from {from} to {to} of {day}, {time}. It now leaves {new_day} at {new_time}.",
    chosen:
      "You chose the sailing that leaves {new_day} at {new_time}, in place of the one from {from} to {to} of {day}, {time}.",
    price:
      "You pay nothing more, and your reference stays the same. Your earlier ticket is not valid any more: this one takes its place.",
    rights:
      "If this sailing does not suit you, open the booking: there you can choose another one free of charge, or all your money back. That is your right under Article 18 of Regulation (EU) No 1177/2010. The operator may owe you compensation besides (Article 19); you ask the operator for it.",
    action: "Open the booking",
  },
  contact_changed: {
    subject: "A new e-mail address for your booking {reference}",
    preheader: "{route}, {date}.",
    heading: "We write to a new address",
    lead_new:
      "At your request, mails about the booking {reference} now go to this address: {route}, {date}.",
    lead_old:
      "At its traveller’s request, mails about the booking {reference} go to another address from now on.",
    wrong: "If that was not meant, answer this mail.",
    action: "Open a booking",
  },
  operator_refused: {
    subject: "Not confirmed by the operator: {route}, {date}",
    preheader: "You are not booked, and pay nothing. Reference {reference}.",
    heading: "The operator could not take your booking",
    lead: "We passed your booking on, and the operator could not confirm it. So there is no booking, and no crossing of it is yours.",
    silent:
      "We passed your booking on, and the operator did not answer in time. So there is no booking, and no crossing of it is yours.",
    refund:
      "All of it goes back to the card you paid with, with no fee: {amount}. It takes 5–10 business days until your bank shows it.",
    nothingTaken:
      "Nothing was charged. If your bank shows an amount as reserved, it disappears by itself within a few days.",
    sorry: "We are sorry. The link shows what happened, and from there you can search again.",
    action: "See what happened",
  },
  subscription: {
    subject: "Do you want our offers by mail?",
    preheader: "Nothing is sent until you say yes.",
    heading: "Do you want our offers by mail?",
    lead: "Somebody gave this address to have offers of ferry crossings sent to it, now and then. If it was you, say so on the page that the link opens.",
    otherwise: "If it was not you, do nothing: no further mail comes.",
    action: "Yes or no",
    why: "You get this mail once, for your address was given at Gangway.",
  },
  promotion: {
    action: "Look at the crossings",
    why: "You get this mail because you asked for offers by mail and confirmed it.",
    stop: "No more offers: {link}",
  },
  refund_failed: {
    subject: "Your refund has not gone through: {route}",
    preheader: "The {amount} is still yours. We will find another way to pay it to you.",
    heading: "Your refund of {amount} has not arrived",
    lead: "The refund could not be paid to your card, for instance because the card was replaced or its account closed. What we owe you stays owed.",
    next: "Our staff have been told and will write to you at this address about another way to pay it.",
    action: "Open the booking",
  },
  account: {
    confirm_address: {
      subject: "Confirm your e-mail address",
      preheader: "Then your account at Gangway is open.",
      heading: "Confirm your e-mail address",
      lead: "Somebody made an account at Gangway with this address. If it was you, confirm it with the password you chose; your bookings are then in your account.",
      action: "Confirm the address",
      until:
        "The link works for 48 hours. If it was not you, do nothing: without it the account opens nothing.",
    },
    sign_in: {
      subject: "Your link to sign in",
      preheader: "It works for 15 minutes.",
      heading: "Sign in to Gangway",
      lead: "Here is the link you asked for. It signs you in without a password.",
      action: "Sign in",
      until: "The link works once, for 15 minutes. If you did not ask for it, do nothing.",
    },
    new_password: {
      subject: "Choose a new password",
      preheader: "The link works for one hour.",
      heading: "Choose a new password",
      lead: "Here is the link you asked for. A new password signs you out everywhere else.",
      action: "Choose a new password",
      until:
        "The link works once, for one hour. If you did not ask for it, do nothing: your password stays.",
    },
    why: "You receive this mail because this address was typed at Gangway.",
  },
  footer: {
    link: "The button opens your booking without a password. Whoever has this mail can do so too: pass it on with care.",
    why: "You receive this mail because a booking was made with this address.",
  },
};

export type MailMessages = typeof en;
