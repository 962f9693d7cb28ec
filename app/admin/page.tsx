import { PlainPage } from "#components/ui/plain-page";
import { translator } from "#lib/language/translator";
import { staffPage } from "../_page/staff-page";

export default async function AdminPage() {
  const { name, role } = await staffPage();
  const t = translator("en", "staff");
  return <PlainPage title={t("welcome", { name })} lead={t(`roles.${role}`)} />;
}
