// Talking to the server: JSON calls and the event stream of an answer.

export class Api {
  /** `base` is the server's origin; `askForKey` resolves to a key or null. */
  constructor(base, askForKey = async () => null) {
    this.base = base;
    this.askForKey = askForKey;
  }

  async call(path, options = {}) {
    const headers = { ...options.headers };
    const key = this.key ?? sessionStorageGet("ibid-key");
    if (key) headers.Authorization = `Bearer ${key}`;
    const response = await fetch(this.base + path, { ...options, headers, credentials: "omit" });
    if (response.ok) return response;
    if (response.status === 401 && !options.retried) {
      const given = await this.askForKey();
      if (given) {
        this.key = given;
        sessionStorageSet("ibid-key", given);
        return this.call(path, { ...options, retried: true });
      }
    }
    throw new Error(await problemText(response));
  }

  async get(path) {
    return (await this.call(path)).json();
  }

  async post(path, body, headers = {}) {
    return this.call(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Yields {name, data} for each event of an answer. */
  async *ask(request) {
    const body = { ...request, history: latest(request.history) };
    const response = await this.post("/v1/ask", body, { Accept: "text/event-stream" });
    yield* events(response.body);
  }

  passage(id) {
    return this.get(`/v1/passages/${encodeURIComponent(id)}`);
  }
}

/** The latest of the questions asked that the server takes as a history (docs/http.md). */
function latest(questions) {
  const kept = [];
  let bytes = 0;
  for (const question of questions.slice(-50).reverse()) {
    bytes += new TextEncoder().encode(question).length;
    if (bytes > 16 * 1024) break;
    kept.unshift(question);
  }
  return kept;
}

async function problemText(response) {
  if (response.status === 503) return "The server is busy. Please try again in a moment.";
  try {
    const problem = await response.json();
    return problem.detail || problem.title || "The server could not answer.";
  } catch {
    return "The server could not answer.";
  }
}

/** Server-sent events of a byte stream (WHATWG HTML, 9.2). */
export async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    buffer += value;
    for (let end; (end = buffer.indexOf("\n\n")) >= 0; buffer = buffer.slice(end + 2)) {
      const event = { name: "message", data: "" };
      for (const line of buffer.slice(0, end).split("\n")) {
        if (line.startsWith("event: ")) event.name = line.slice(7);
        if (line.startsWith("data: ")) event.data += line.slice(6);
      }
      yield { name: event.name, data: JSON.parse(event.data) };
    }
  }
}

// Private windows and sandboxed frames may refuse storage.
function sessionStorageGet(key) {
  try { return sessionStorage.getItem(key); } catch { return null; }
}
function sessionStorageSet(key, value) {
  try { sessionStorage.setItem(key, value); } catch { /* the key lasts as long as the page */ }
}
