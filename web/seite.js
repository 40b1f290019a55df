// What does an open page do by itself? It notices new deliveries, and it copies the link to what it shows, or words.
(() => {
  "use strict";
  const FRIST = 3000; // milliseconds between two questions; a page that nobody looks at asks none
  const PLATZ = new URL("./", document.currentScript.src.replace(/\/skript\/[^/]*$/, "/"));

  function melde(satz) {
    let ort = document.getElementById("asskomm-meldung");
    if (!ort) {
      ort = document.createElement("div");
      ort.id = "asskomm-meldung";
      ort.className = "nur-vorlesen";
      ort.setAttribute("role", "status");
      document.body.append(ort);
    }
    ort.textContent = satz;
  }

  // The page's unseen button bears the newest number that the page knows; a greater one shows it.
  function bekannt() {
    const knopf = document.querySelector("[class*='st-key-neu-da-']");
    return knopf && Number(/st-key-neu-da-(\d+)/.exec(knopf.className)[1]);
  }

  async function frage() {
    const hier = bekannt();
    if (document.hidden || !hier) return;
    try {
      const antwort = await fetch(new URL("stand", PLATZ), { cache: "no-store" });
      const neuester = antwort.ok ? (await antwort.json()).datenstand : hier;
      const neu = neuester > hier;
      if (neu && !document.documentElement.hasAttribute("data-neue-lieferung")) {
        melde("Eine neue Lieferung ist da. Mit der Schaltfläche oben auf der Seite wird sie gezeigt.");
      }
      document.documentElement.toggleAttribute("data-neue-lieferung", neu);
    } catch {
      // the server is away: Streamlit says so itself
    }
  }

  // The link names Stichtag and Datenstand; what the page has chosen meanwhile is in the address line.
  function ziel(verweis) {
    const link = new URL(verweis.href);
    const jetzt = new URL(location.href).searchParams;
    for (const name of new Set(jetzt.keys())) {
      if (!["stichtag", "datenstand", "vergleich"].includes(name)) link.searchParams.delete(name);
      if (!link.searchParams.has(name)) jetzt.getAll(name).forEach((wert) => link.searchParams.append(name, wert));
    }
    return link.href;
  }

  function kopiereOhneRecht(text) {
    const feld = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(feld);
    feld.select();
    const gelungen = document.execCommand("copy"); // the way for addresses without TLS
    feld.remove();
    return gelungen;
  }

  async function kopiere(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return kopiereOhneRecht(text);
    }
  }

  document.addEventListener("click", async (ereignis) => {
    const verweis = ereignis.target.closest?.("a.zitierlink");
    if (!verweis || ereignis.ctrlKey || ereignis.metaKey || ereignis.shiftKey) return;
    ereignis.preventDefault();
    const text = verweis.dataset.kopie; // words to take along instead of a link
    const gelungen = await kopiere(text ?? ziel(verweis));
    verweis.dataset.zustand = gelungen ? "kopiert" : "nicht kopiert";
    melde(`Der ${text ? "Text" : "Link"} ${gelungen ? "ist kopiert" : "konnte nicht kopiert werden"}.`);
    setTimeout(() => delete verweis.dataset.zustand, 4000);
  });

  // Patterns with which the maps fill areas without a value (charts/flaechenkarte.py); Vega cannot draw any.
  function legeMuster() {
    const strich = 'stroke="#868F8A" stroke-width="0.6" fill="none"';
    document.body.insertAdjacentHTML("beforeend", `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
      <pattern id="schraffur" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1,7L7,-1M-1,1L1,-1M5,7L7,5" ${strich}/></pattern>
      <pattern id="punktraster" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.15" fill="#868F8A"/></pattern>
    </defs></svg>`);
  }

  if (document.body) legeMuster();
  else document.addEventListener("DOMContentLoaded", legeMuster);
  setInterval(frage, FRIST);
  document.addEventListener("visibilitychange", frage);
})();
