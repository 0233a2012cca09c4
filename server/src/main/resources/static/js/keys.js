// Keys at the desk: what a page offers says its own key (data-key) and its own words (data-command).
// Single keys can be switched off, for those who speak to their machine (WCAG 2.2, 2.1.4).

const dialog = document.getElementById("keys");
const find = document.getElementById("keys-find");
const list = dialog.querySelector("[data-commands]");
const single = document.getElementById("keys-single");
single.checked = localStorage.getItem("single-keys") !== "off";
single.addEventListener("change", () =>
  localStorage.setItem("single-keys", single.checked ? "on" : "off"),
);

// Buttons act; fields take the pen, and open what hides them.
const act = (it) => {
  if (it.matches("summary")) {
    it.parentElement.open = true;
    it.parentElement.querySelector("textarea").focus();
  } else if (it.matches("textarea, select, input")) {
    it.focus();
    it.scrollIntoView({ block: "nearest" });
  } else it.click();
};

// The command bar: everything that can be done here, found by a few letters.
const commands = () => {
  const said = find.value.trim().toLowerCase();
  const offers = [...document.querySelectorAll("[data-command]")];
  const fitting = offers.filter((it) => it.dataset.command.toLowerCase().includes(said));
  list.replaceChildren(
    ...fitting.map((it) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "keys-command";
      const words = document.createElement("span");
      words.textContent = it.dataset.command;
      const key = document.createElement("kbd");
      key.textContent = (it.getAttribute("aria-keyshortcuts") ?? "")
        .split(" ")[0]
        .replace("Control", "Ctrl")
        .replaceAll("+", " ");
      button.append(words, key);
      button.addEventListener("click", () => {
        dialog.close();
        act(it);
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
};
const open = () => {
  if (dialog.open) return;
  find.value = "";
  commands();
  dialog.showModal();
  find.focus();
};
find.addEventListener("input", commands);
dialog.addEventListener("keydown", (event) => {
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "Enter" && event.target === find) {
    event.preventDefault();
    buttons[0]?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const to = event.key === "ArrowDown" ? at + 1 : at - 1;
    (buttons[to] ?? find).focus();
  }
});
for (const button of document.querySelectorAll("[data-open-keys]")) {
  button.hidden = false;
  button.addEventListener("click", open);
}

// J and K walk the list; a look is a recorded use, so only Enter opens.
const walk = (by) => {
  const rows = [...document.querySelectorAll(".queue-row")];
  const at = rows.indexOf(document.activeElement);
  const from = at < 0 ? rows.findIndex((row) => row.hasAttribute("aria-current")) : at;
  rows[Math.min(Math.max(from + by, 0), rows.length - 1)]?.focus();
};

const offered = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open();
    return;
  }
  if (dialog.open) return;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (event.altKey && digit && offered(digit)) {
    event.preventDefault();
    act(offered(digit));
    return;
  }
  const field = event.target.closest("input, textarea, select");
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (!single.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    event.preventDefault();
    walk(key === "j" ? 1 : -1);
  } else if (key.length === 1 && offered(key)) {
    event.preventDefault();
    act(offered(key));
  }
});
