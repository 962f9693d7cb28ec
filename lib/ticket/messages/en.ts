export const en = {
  summary: "Ferry {from} → {to} · {vessel}",
  cancelledSummary: "Cancelled: ferry {from} → {to} · {vessel}",
  reference: "Booking {reference}",
  leaves: "Leaves {from} {day} {time}, {from} time.",
  arrives: "Arrives {to} {day} {time}, {to} time.",
  calls: "Calls at {ports}; you stay on board.",
  sails: "{operator}, vessel {vessel}.",
  checkIn:
    "Unless {operator} tells you otherwise, be at the check-in two hours before departure with a vehicle, 90 minutes on foot. Bring the ticket and the documents you booked with.",
  cancelled: "This booking is cancelled.",
};

export type CalendarMessages = typeof en;
