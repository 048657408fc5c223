// How lists of records that belong to a customer begin: the number that leads to one, and whose it is.
import { Link } from "@tanstack/react-router";
import i18next from "i18next";
import type { Column } from "./DataTable";

export function recordColumns<T extends { number: string | null; customer_name: string | null }>({
  place,
  title,
  width,
}: {
  place: "/quotations" | "/deliveries";
  title: string;
  width: string;
}): Column<T>[] {
  return [
    {
      id: "number",
      title,
      width,
      phone: "why",
      cell: (row) => (
        <Link to={`${place}/$number`} params={{ number: row.number! }} className="code">
          {row.number}
        </Link>
      ),
    },
    {
      id: "customer",
      title: i18next.t("order.customer"),
      width: "minmax(150px, 1.4fr)",
      phone: "name",
      cell: (row) => <span className="name">{row.customer_name}</span>,
    },
  ];
}
