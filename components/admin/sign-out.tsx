"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { askAccount } from "../account/account-api";

/** Ends this browser's session and leaves for `to`. */
export function SignOut({ label, to = "/admin/sign-in" }: { label: string; to?: string }) {
  const [isBusy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    await askAccount("DELETE", "/sessions/current");
    window.location.assign(to);
  }
  return (
    <Button look="quiet" isBusy={isBusy} onClick={leave}>
      {label}
    </Button>
  );
}
