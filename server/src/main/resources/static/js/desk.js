// Quick hands at the desk. Every control here is a form that also works without this file.

const reply = () => document.querySelector("[data-reply]");

// A conversation opens at its newest message.
const messages = document.querySelector("[data-newest]");
if (messages) messages.scrollTop = messages.scrollHeight;

// Insert puts the suggestion's words at the end of the reply, where they can be edited freely.
document.addEventListener("submit", (event) => {
  const words = document.getElementById(event.target.dataset.insert ?? "");
  if (!words || !reply()) return;
  event.preventDefault();
  const box = reply();
  const start = box.value.trimEnd();
  box.value = start ? `${start}\n\n${words.textContent.trim()}` : words.textContent.trim();
  const receipt = event.target.querySelector("[name=use]");
  if (receipt) {
    const purpose = event.target.closest("[data-purpose]")?.dataset.purpose;
    carry(box.form, receipt, words.textContent.trim(), purpose);
  }
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
});

// The reply carries its receipt, and the words as they were suggested: so we learn what helped.
const carry = (form, receipt, words, purpose) => {
  if (form.querySelector(`[name=use][value="${receipt.value}"]`)) return;
  const said = receipt.cloneNode();
  said.name = `said-${receipt.value}`;
  said.value = words;
  said.dataset.restsOn = purpose;
  form.append(receipt.cloneNode(), said);
};

// A suggestion that is put aside goes away, and the reply stays as it is.
document.addEventListener("submit", async (event) => {
  if (!("dismiss" in event.target.dataset)) return;
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const sent = await fetch(form.action, { method: "POST", body, redirect: "manual" });
  if (sent.type === "opaqueredirect") {
    form.closest("li").remove();
    document.getElementById("suggestions").focus();
  } else form.submit();
});

// Ctrl Enter (or Cmd Enter) sends the reply; with Shift it closes, too, and goes on.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === reply()) {
    event.preventDefault();
    event.target.form.requestSubmit(
      event.shiftKey ? event.target.form.querySelector("[data-next]") : null,
    );
  }
});

// What happens while somebody looks: a no takes away at once what rested on it; a yes is announced.
// A message comes in by itself only while the page is before somebody's eyes, because looking is a
// recorded use; what is being written stays where it is.
const thread = document.querySelector("[data-stream]");
const list = document.querySelector("[data-list-stream]");

const show = (name) => {
  document.querySelector("[data-changed]").hidden = false;
  document.querySelector(`[data-changed-${name}]`).hidden = false;
};

// What was put into the reply on a yes goes with it.
const takeOut = (purpose) => {
  const form = reply().form;
  const said = [...form.querySelectorAll("[data-rests-on]")];
  for (const it of said.filter((each) => each.dataset.restsOn === purpose)) {
    reply().value = reply().value.replace(it.value, "").trim();
    form.querySelector(`[name=use][value="${it.name.slice("said-".length)}"]`)?.remove();
    it.remove();
  }
};

let unseen = false;
const looking = () => document.visibilityState === "visible" && document.hasFocus();
const arrive = async () => {
  if (!unseen || !looking()) return;
  unseen = false;
  const answer = await fetch(messages.dataset.messages);
  if (!answer.ok) return show("message");
  const atEnd = messages.scrollTop + messages.clientHeight >= messages.scrollHeight - 40;
  const lines = new DOMParser().parseFromString(await answer.text(), "text/html");
  messages.replaceChildren(...lines.body.children);
  if (atEnd) messages.scrollTop = messages.scrollHeight;
  document.querySelector("[data-changed-message]").hidden = true;
};
window.addEventListener("focus", arrive);
document.addEventListener("visibilitychange", arrive);

// The list names nobody, so it may be read again at any time.
let reading;
const readList = () => {
  clearTimeout(reading);
  reading = setTimeout(async () => {
    const answer = await fetch("/desk");
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const rows = list.querySelector("[data-list]");
    const focused = rows.contains(document.activeElement) && document.activeElement.href;
    rows.replaceChildren(...page.querySelector("[data-list]").children);
    for (const row of rows.querySelectorAll(".queue-row")) {
      if (row.pathname === location.pathname) row.setAttribute("aria-current", "true");
      if (row.href === focused) row.focus();
    }
  }, 500);
};

if (list) {
  const stream = new EventSource(thread?.dataset.stream ?? list.dataset.listStream);
  stream.addEventListener("no", (event) => {
    const gone = [...document.querySelectorAll("[data-purpose]")];
    gone.filter((card) => card.dataset.purpose === event.data).forEach((card) => card.remove());
    takeOut(event.data);
    show("no");
  });
  stream.addEventListener("yes", () => show("yes"));
  stream.addEventListener("message", () => {
    unseen = true;
    if (!looking()) show("message");
    arrive();
  });
  stream.addEventListener("list", readList);
  stream.addEventListener("person", (event) => {
    const [code, address] = event.data.split(" ");
    const notice = list.querySelector("[data-person-now]");
    const link = notice.querySelector("a");
    link.textContent = code;
    link.href = address;
    notice.hidden = false;
  });
}

// A note is checked as it is typed. What comes back stays until something else is to be said.
const note = document.querySelector("[data-check]");
if (note) {
  const place = note.form.querySelector("[data-advice]");
  let last = "";
  let waiting;
  note.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const csrf = note.form.querySelector("[type=hidden]");
      const body = new URLSearchParams({ text: note.value, [csrf.name]: csrf.value });
      const answer = await fetch(note.dataset.check, { method: "POST", body });
      const advice = answer.ok ? (await answer.text()).trim() : last;
      if (advice === last) return;
      last = advice;
      place.replaceChildren(
        ...new DOMParser().parseFromString(advice, "text/html").body.children,
      );
    }, 300);
  });
}
