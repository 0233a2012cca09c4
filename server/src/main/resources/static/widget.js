// Guestright in any site: chat and the customer's own page, in a frame that can read nothing of the site and keeps
// nothing: no cookie, no storage. <script src="https://…/widget.js" data-token="/where-your-site-signs-one" defer></script>
(() => {
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const language = script.dataset.language || document.documentElement.lang || navigator.language;
  const words = {
    en: ["Help and your data", "Close"],
    de: ["Hilfe und Ihre Daten", "Schließen"],
    fr: ["Aide et vos données", "Fermer"],
    es: ["Ayuda y sus datos", "Cerrar"],
  };
  const [open, close] = words[language.slice(0, 2)] || words.en;

  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    button { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483646; min-block-size: 2.75rem;
      padding: 0 1rem; border: 0; border-radius: 4px; background: #0d5872; color: #fff; font: 600 1rem/1.5 system-ui, sans-serif; cursor: pointer; }
    button:focus-visible { outline: 3px solid #0d5872; outline-offset: 2px; }
    iframe { position: fixed; inset-block-end: 4.5rem; inset-inline-end: 1rem; z-index: 2147483646; box-sizing: border-box;
      inline-size: min(26rem, calc(100vw - 2rem)); block-size: min(40rem, calc(100dvb - 6rem));
      border: 1px solid #7b766f; border-radius: 4px; background: #fff; color-scheme: normal; }`);
  shadow.adoptedStyleSheets = [style];
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = open;
  button.setAttribute("aria-expanded", "false");
  shadow.append(button);
  document.body.append(host);

  let frame = null;

  const token = async () => {
    try {
      if (window.guestright?.token) return await window.guestright.token();
      if (!script.dataset.token) return "";
      const answer = await fetch(script.dataset.token, { credentials: "same-origin", cache: "no-store" });
      return answer.ok ? (await answer.text()).trim() : "";
    } catch {
      return "";
    }
  };

  const shut = () => {
    frame?.remove();
    frame = null;
    button.textContent = open;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };

  const show = () => {
    frame = document.createElement("iframe");
    frame.title = open;
    frame.setAttribute("sandbox", "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox");
    frame.referrerPolicy = "no-referrer";
    frame.src = `${home}/widget`;
    let loaded = 0;
    frame.addEventListener("load", () => {
      // Whatever else might come into the frame gets no token.
      if (++loaded > 1) shut();
      else frame.focus();
    });
    shadow.append(frame);
    button.textContent = close;
    button.setAttribute("aria-expanded", "true");
  };

  button.addEventListener("click", () => (frame ? shut() : show()));
  addEventListener("message", async (event) => {
    if (!frame || event.source !== frame.contentWindow) return;
    if (event.data?.guestright === "close") shut();
    if (event.data?.guestright === "token") {
      const asked = frame;
      const given = await token();
      // The frame's origin is nobody's, so it cannot be named here; that it is ours was seen above.
      if (asked === frame) frame.contentWindow.postMessage({ guestright: "token", token: given, language }, "*");
    }
  });
})();
