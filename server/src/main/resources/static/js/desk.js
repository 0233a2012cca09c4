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
  if (receipt) box.form.append(receipt.cloneNode());
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
});

// Ctrl Enter (or Cmd Enter) sends the reply.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === reply()) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// What happens while somebody looks: a no takes away at once what rested on it; a yes or a message
// is announced, and seen only when somebody looks again, because looking is a recorded use.
const thread = document.querySelector("[data-stream]");
if (thread) {
  const show = (name) => {
    document.querySelector("[data-changed]").hidden = false;
    document.querySelector(`[data-changed-${name}]`).hidden = false;
  };
  const stream = new EventSource(thread.dataset.stream);
  stream.addEventListener("no", (event) => {
    const gone = [...document.querySelectorAll("[data-purpose]")];
    gone.filter((card) => card.dataset.purpose === event.data).forEach((card) => card.remove());
    show("no");
  });
  stream.addEventListener("yes", () => show("yes"));
  stream.addEventListener("message", () => show("message"));
}
