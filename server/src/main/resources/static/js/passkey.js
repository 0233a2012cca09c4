// Passkeys: asks the server what to sign, the browser to have it signed, and sends that back.

const json = async (address, token, body) => {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token },
    body,
  });
  // Who has to prove once more who they are is sent to the page for that.
  if (answer.redirected) location.assign(answer.url);
  if (!answer.ok || answer.redirected) throw new Error("refused");
  return answer.json();
};

const make = async (box, options) => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })).toJSON();
  return JSON.stringify({ credential, label: box.querySelector("input").value.trim() });
};

const use = async (box, options) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON());
};

for (const box of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) break;
  box.hidden = false;
  const problem = box.querySelector("[role=alert]");
  box.querySelector("button").addEventListener("click", async () => {
    problem.hidden = true;
    try {
      const token = box.dataset.formToken;
      const options = await json(box.dataset.ask, token, "{}");
      const signed = await (box.dataset.passkey === "make" ? make : use)(box, options);
      location.assign((await json(box.dataset.send, token, signed)).to);
    } catch {
      problem.hidden = false;
    }
  });
}
