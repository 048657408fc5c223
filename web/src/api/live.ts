// Server-sent events, read by fetch: the browser's EventSource wants every type named beforehand.
export interface LiveEvent {
  id: string;
  type: string;
  data: { type?: string; id?: string; revision?: number; changed?: string[] };
}

/** Cuts whole events off the front of what has arrived; the rest waits for more. */
export function cutEvents(text: string): { events: LiveEvent[]; rest: string } {
  const events: LiveEvent[] = [];
  let rest = text;
  for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
    const event: LiveEvent = { id: "", type: "", data: {} };
    for (const line of rest.slice(0, end).split("\n")) {
      const colon = line.indexOf(":");
      const value = line.slice(colon + 1).trimStart();
      if (colon <= 0) continue;
      if (line.startsWith("id:")) event.id = value;
      if (line.startsWith("event:")) event.type = value;
      if (line.startsWith("data:")) event.data = JSON.parse(value) as LiveEvent["data"];
    }
    if (event.type) events.push(event);
    rest = rest.slice(end + 2);
  }
  return { events, rest };
}

export interface Listening {
  stop: () => void;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Listens until stopped; comes back by itself, from the last event heard on. */
export function listen(
  heard: (event: LiveEvent) => void,
  isLive: (live: boolean) => void,
): Listening {
  const aborter = new AbortController();
  let last = "";
  const readOne = async () => {
    const headers: Record<string, string> = { Accept: "text/event-stream" };
    if (last) headers["Last-Event-ID"] = last;
    const response = await fetch("/api/v1/events", {
      headers,
      signal: aborter.signal,
      credentials: "same-origin",
    });
    if (!response.ok || !response.body) throw new Error(String(response.status));
    isLive(true);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const cut = cutEvents(rest + value);
      rest = cut.rest;
      for (const event of cut.events) {
        if (event.id) last = event.id;
        heard(event);
      }
    }
  };
  void (async () => {
    for (let wait = 1000; !aborter.signal.aborted; wait = Math.min(wait * 2, 30_000)) {
      const began = Date.now();
      await readOne().catch(() => undefined);
      isLive(false);
      if (Date.now() - began > 10_000) wait = 1000;
      if (!aborter.signal.aborted) await pause(wait * (0.75 + Math.random() / 2));
    }
  })();
  return { stop: () => aborter.abort() };
}
