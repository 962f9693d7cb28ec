"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { askAccount } from "../account/account-api";

/** Ends this browser's session, removes what staff's check-in kept on this device, and leaves for `to`. */
export function SignOut({ label, to = "/admin/sign-in" }: { label: string; to?: string }) {
  const [isBusy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    if (to.startsWith("/admin")) {
      const { forgetCheckIn } = await import("./check-in/page-keeper");
      await forgetCheckIn().catch(() => {});
    }
    await askAccount("DELETE", "/sessions/current");
    window.location.assign(to);
  }
  return (
    <Button look="quiet" isBusy={isBusy} onClick={leave}>
      {label}
    </Button>
  );
}
