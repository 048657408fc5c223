// Every page and its address; each comes when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { Broken, ErrorBoundary } from "./shared/ErrorBoundary";
import { Frame } from "./shared/Frame";
import { Failed } from "./shared/parts";

const texts = (search: Record<string, unknown>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(search).map(([name, value]) => [
      name,
      value === undefined ? undefined : String(value),
    ]),
  );

const root = createRootRoute({
  component: () => (
    <ErrorBoundary>
      <Frame />
    </ErrorBoundary>
  ),
  notFoundComponent: () => <Failed error={undefined} />,
  validateSearch: texts,
});
const page = <P extends string>(path: P, load: () => Promise<{ default: React.ComponentType }>) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load),
    validateSearch: texts,
  });

const tree = root.addChildren([
  page("/", () => import("./home/Home")),
  page("/orders", () => import("./orders/OrderList")),
  page("/orders/new", () => import("./entry/Entry")),
  page("/orders/$number", () => import("./orders/OrderPage")),
  page("/quotations", () => import("./quotations/QuotationList")),
  page("/quotations/$number", () => import("./quotations/QuotationPage")),
  page("/stock", () => import("./stock/StockList")),
  page("/stock/$sku", () => import("./stock/StockPage")),
  page("/deliveries", () => import("./deliveries/ShipmentList")),
  page("/deliveries/$number", () => import("./deliveries/ShipmentPage")),
  page("/deliveries/$number/pick", () => import("./deliveries/Pick")),
  page("/deliveries/$number/proof", () => import("./deliveries/Proof")),
  page("/inbox", () => import("./inbox/InboxList")),
  page("/inbox/$id", () => import("./inbox/InboxPage")),
  page("/mails", () => import("./mails/MailList")),
  page("/follow-ups", () => import("./followups/Worklist")),
  page("/customers", () => import("./customers/CustomerList")),
  page("/customers/new", () => import("./customers/CustomerNew")),
  page("/customers/$code", () => import("./customers/CustomerPage")),
  page("/invoices", () => import("./invoices/InvoiceList")),
  page("/invoices/$number", () => import("./invoices/InvoicePage")),
  page("/payment-plans/$number", () => import("./invoices/PlanPage")),
  page("/products", () => import("./products/ProductList")),
  page("/products/new", () => import("./products/ProductNew")),
  page("/products/$sku", () => import("./products/ProductPage")),
  page("/settings", () => import("./settings/Settings")),
  page("/settings/$page", () => import("./settings/Settings")),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPreloadDelay: 80,
  scrollRestoration: false,
  // Search parameters are plain words: what stands in the address is what a person would write.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(search))
      if (value !== undefined && value !== "") words.set(name, String(value));
    return words.size ? `?${words.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}` : "";
  },
  defaultErrorComponent: ({ error }) => <Broken error={error as Error} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
