// How mails that came and mails that went out are marked.
export const inboxMark: Record<string, string> = {
  open: "open",
  taken: "verified",
  threaded: "pass",
  entered: "done",
  attached: "done",
  set_aside: "cancelled",
};
export const mailMark: Record<string, string> = {
  queued: "waiting",
  sending: "waiting",
  sent: "pass",
  failed: "fail",
  bounced: "fail",
};

/** Who deals with what comes, and who makes orders of it. */
export const doers = ["agent", "order_desk", "sales_manager", "service_manager"];
export const enterers = ["agent", "order_desk"];
