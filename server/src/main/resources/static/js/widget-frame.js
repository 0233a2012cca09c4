// The widget's frame. What it knows lives in these variables, and goes when the frame is closed.
const api = "/api/v1/me/widget";
const content = document.querySelector("[data-content]");
let token = "";
let language = document.documentElement.lang;
let waiting = null;

// The site gives its customer's token to this frame, which trades it for one of ours.
const begin = () =>
  new Promise((resolve) => {
    waiting = resolve;
    parent.postMessage({ guestright: "token" }, "*");
  });

addEventListener("message", async (event) => {
  if (event.source !== parent || event.data?.guestright !== "token" || !waiting) return;
  const done = waiting;
  waiting = null;
  language = event.data.language || language;
  token = "";
  if (event.data.token) {
    const answer = await fetch(`${api}/session`, { method: "POST", headers: { Authorization: `Bearer ${event.data.token}` } });
    if (answer.ok) token = await answer.text();
  }
  done(token);
});

const ask = async (path, body) => {
  const send = () =>
    fetch(path, {
      method: body ? "POST" : "GET",
      body,
      headers: { Authorization: `Bearer ${token}`, "Accept-Language": language },
    });
  let answer = await send();
  if (answer.status === 401 && (await begin())) answer = await send();
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
};

// Puts what the server said in the place of what is here; words that were begun, and what was unfolded, stay.
const show = (html, keepWords) => {
  const box = content.querySelector("textarea");
  const words = keepWords && box ? box.value : "";
  const writing = box !== null && document.activeElement === box;
  const unfolded = [...content.querySelectorAll("details[open]")].map((each) => each.dataset.keep);
  content.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  content.removeAttribute("aria-busy");
  unfolded.forEach((name) => content.querySelector(`details[data-keep=${name}]`)?.setAttribute("open", ""));
  const fresh = content.querySelector("textarea");
  if (fresh) {
    fresh.value = words;
    if (writing) fresh.focus();
  }
  const log = content.querySelector("[role=log]");
  if (log) log.scrollTop = log.scrollHeight;
};

const load = async () => {
  if (!token && !(await begin())) {
    content.replaceChildren(document.querySelector("[data-nobody]").content.cloneNode(true));
    return content.removeAttribute("aria-busy");
  }
  show(await ask(api), true);
};

// Trouble is said above what is here; nothing that was written goes.
const safely = (work) =>
  work().catch(() => {
    content.querySelector("[role=alert]")?.remove();
    if (!content.querySelector("[data-newest]")) content.replaceChildren();
    content.prepend(document.querySelector("[data-trouble]").content.cloneNode(true));
    content.removeAttribute("aria-busy");
  });

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-whole]")) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "token", value: token });
    form.append(field);
    setTimeout(() => field.remove());
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const path = form.getAttribute("action");
  safely(async () => show(await ask(path, body), !form.matches(".composer")));
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) parent.postMessage({ guestright: "close" }, "*");
  if (event.target.closest("[data-again]")) safely(load);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") parent.postMessage({ guestright: "close" }, "*");
});

// Whether there is something new is asked for; what it is, only then, because that is a recorded use.
setInterval(async () => {
  const here = content.querySelector("[data-newest]");
  if (!token || !here || document.hidden) return;
  try {
    if ((await ask(`${api}/newest`)) !== here.dataset.newest) show(await ask(api), true);
  } catch {
    // The next one may get through; what is here stays.
  }
}, 3000);

safely(load);
