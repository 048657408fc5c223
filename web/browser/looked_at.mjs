// Every page of the desk that there is something to see on, by name: who sees it and where; with what has to be made first
// so that none of them is empty.

/** Makes what the demonstration lacks: invoices, the last of them disputed, a payment plan, a price agreement. */
export async function furnished(site) {
  const delivered = (await site.api("desk", "GET", "/sales-orders?status=delivered&limit=3")).items;
  for (const { id } of delivered)
    await site.api("finance", "POST", "/invoices", { sales_order: id }).catch(() => undefined);
  const [last] = (await site.api("finance", "GET", "/invoices?kind=invoice&limit=1")).items;
  if (last)
    await site
      .api("desk", "POST", `/invoices/${last.number}/disputes`, {
        amount: "2.00",
        cause: "quality",
        reason: "Two rolls do not stick.",
      })
      .catch((error) => console.error(String(error)));
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await site
    .api("service", "POST", "/payment-plans", {
      customer: "C-1001",
      debt: "153.90",
      currency: "EUR",
      parts: 4,
      first_due: day(7),
      reason: "The harvest comes in autumn.",
    })
    .catch((error) => console.error(String(error)));
  await site
    .api("sales", "POST", "/price-agreements", {
      customer: "C-1001",
      currency: "EUR",
      valid_from: day(0),
      valid_until: day(90),
      prices: [{ sku: "PALLET-EUR", discount_rate: "0.12" }],
    })
    .catch((error) => console.error(String(error)));
}

export async function everyPage(site) {
  const orders = (await site.api("desk", "GET", "/sales-orders?limit=100")).items;
  const one = (...among) => orders.find((order) => among.includes(order.status))?.number;
  const shipments = (await site.api("warehouse", "GET", "/shipments?limit=60")).items;
  const shipment = (...among) => shipments.find((each) => among.includes(each.status))?.number;
  const quotations = (await site.api("desk", "GET", "/quotations")).items;
  const quotation = (status) => quotations.find((each) => each.status === status)?.number;
  const invoices = (await site.api("finance", "GET", "/invoices?limit=5")).items;
  const plans = (await site.api("finance", "GET", "/payment-plans?limit=5")).items;
  const mails = (await site.api("desk", "GET", "/inbox-mails?limit=5")).items;
  const short = one("verified");
  const pages = {
    desk: {
      home: "/",
      orders: "/orders",
      board: "/orders?as=board",
      entry: "/orders/new",
      checks: `/orders/${short}`,
      shortage: `/orders/${short}?do=shortage`,
      owner: `/orders/${short}?do=owner`,
      fulfilment: `/orders/${one("partially_delivered")}`,
      quotations: "/quotations",
      quotation: `/quotations/${quotation("accepted")}`,
      quotation_sent: `/quotations/${quotation("sent")}`,
      stock: "/stock",
      product_stock: "/stock/PALLET-CP1",
      deliveries: "/deliveries",
      shipment: `/deliveries/${shipments[0]?.number}`,
      pick: `/deliveries/${shipment("planned")}/pick`,
      proof: `/deliveries/${shipment("despatched", "in_transit")}/proof`,
      follow_ups: "/follow-ups",
      inbox: "/inbox",
      inbox_mail: mails[0] && `/inbox/${mails[0].id}`,
      mails: "/mails",
      customers: "/customers",
      customer: "/customers/C-1001",
      customer_new: "/customers/new",
      products: "/products",
      product: "/products/PALLET-EUR",
      product_change: "/products/PALLET-EUR?do=change",
      product_new: "/products/new",
      invoices: "/invoices",
      display: "/settings/display",
      security: "/settings/security",
      imports: "/settings/imports",
      prices: "/settings/prices",
      price_list: "/settings/prices?list=NORDKAI",
      charges: "/settings/charges",
      discounts: "/settings/discounts",
      exchange: "/settings/exchange",
      wordings: "/settings/wordings",
    },
    admin: {
      policies: "/settings/policies",
      people: "/settings/people",
      keys: "/settings/keys",
      webhooks: "/settings/webhooks",
      warehouses: "/settings/warehouses",
      calendars: "/settings/calendars",
      types: "/settings/types",
      severities: "/settings/checks",
      company: "/settings/company",
      taxes: "/settings/taxes",
    },
    sales: {
      home_sales: "/",
      deputies: "/settings/deputies",
      specials: "/settings/specials",
      agreed: "/settings/agreed",
      samples: "/settings/samples",
      order_versions: `/orders/${one("partially_delivered")}?tab=versions`,
      order_approval: `/orders/${one("pending_approval")}?do=approvals`,
      amend: `/orders/${one("confirmed")}?do=amendments`,
      questions: `/orders/${one("confirmed", "in_fulfilment")}?tab=questions`,
    },
    finance: {
      home_finance: "/",
      invoice: invoices[0] && `/invoices/${invoices[0].number}`,
      disputed: "/invoices?view=disputed",
      plans: "/invoices?view=plans",
      plan: plans[0] && `/payment-plans/${plans[0].number}`,
      evidence: `/orders/${one("closed")}?do=evidence`,
      order_files: `/orders/${one("closed")}?tab=files`,
    },
    warehouse: {
      home_warehouse: "/",
      adjustments: "/stock?papers=adjustments",
      announced: "/stock?papers=announced",
      transfers: "/stock?papers=transfers",
      transfer: "/stock/PALLET-EUR?do=transfer",
      receive: "/stock/PALLET-EUR?do=receive",
      safety_stock: "/stock/PALLET-EUR?do=buffer",
    },
  };
  return Object.entries(pages).flatMap(([who, places]) =>
    Object.entries(places)
      .filter(([, path]) => path && !path.includes("undefined"))
      .map(([name, path]) => ({ who, name, path })),
  );
}
