// How does Streamlit's own furniture speak German? It runs before Streamlit does and watches what Streamlit writes.
// 1. Whoever asks the browser for its language is told German: then calendars, numbers and most labels come in German.
// 2. What is English in Streamlit's source is replaced by the table in deutsch.json: whole strings only, and never in
//    what we or the data say (st.html, pictures, tables, options).
(() => {
  "use strict";
  const TAFEL = /*TAFEL*/ {};
  const SPRACHE = "de-DE";
  const ATTRIBUTE = [
    "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt",
  ];
  const UNSER = ".stHtml, .stMarkdown, canvas, pre, code, script, style, [translate=no], [role=option][data-key]";

  function sprichDeutsch() {
    const fest = (name, wert) => Object.defineProperty(Navigator.prototype, name, { get: () => wert, configurable: true });
    fest("language", SPRACHE);
    fest("languages", Object.freeze([SPRACHE, "de"]));
    const stumm = [[Number, "toLocaleString"], [Date, "toLocaleString"], [Date, "toLocaleDateString"], [Date, "toLocaleTimeString"]];
    for (const [art, name] of stumm) {
      const echt = art.prototype[name];
      art.prototype[name] = function (sprache = SPRACHE, wie) { return echt.call(this, sprache, wie); };
    }
  }

  // "{x}" in a key stands for any text, "{n}" for a number, "{monat}" and the like for a word of that part of the table.
  function ausdruck(teil) {
    if (teil === "n") return "0?(\\d+)";
    return TAFEL.namen[teil] ? `(${Object.keys(TAFEL.namen[teil]).join("|")})` : "([^]+)";
  }

  function muster([englisch, deutsch]) {
    const teile = englisch.split(/\{(\w+)\}/);
    const namen = teile.filter((_, i) => i % 2);
    const fest = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    const quelle = teile.map((teil, i) => (i % 2 ? ausdruck(teil) : fest(teil))).join("");
    return { art: new RegExp(`^${quelle}$`), namen, deutsch };
  }

  function woerterbuch(tafel) {
    const paare = Object.entries(tafel);
    return {
      ganze: new Map(paare.filter(([englisch]) => !englisch.includes("{"))),
      muster: paare.filter(([englisch]) => englisch.includes("{")).map(muster),
    };
  }

  function eingesetzt({ namen, deutsch }, treffer) {
    return namen.reduce((satz, name, i) => satz.replace(`{${name}}`, () => TAFEL.namen[name]?.[treffer[i + 1]] ?? treffer[i + 1]), deutsch);
  }

  // The German for a text, or the text itself.
  function deutsch(text, buch) {
    const kern = text.trim();
    if (kern.length < 2) return text;
    const wort = buch.ganze.get(kern);
    if (wort !== undefined) return text.replace(kern, () => wort);
    for (const m of buch.muster) {
      const treffer = m.art.exec(kern);
      if (treffer) return text.replace(kern, () => eingesetzt(m, treffer));
    }
    return text;
  }

  const TEXTE = woerterbuch(TAFEL.texte);
  const BESCHRIFTUNGEN = woerterbuch(TAFEL.beschriftungen);
  const ROLLEN = woerterbuch(TAFEL.rollen);

  function uebersetzeText(knoten) {
    const neu = deutsch(knoten.data, TEXTE);
    if (neu !== knoten.data) knoten.data = neu;
  }

  function uebersetzeAttribut(element, name) {
    const alt = element.getAttribute(name);
    if (!alt) return;
    const neu = deutsch(alt, name === "aria-roledescription" ? ROLLEN : BESCHRIFTUNGEN);
    if (neu !== alt) element.setAttribute(name, neu);
  }

  // A picture's texts are ours; only Vega's words for its parts are not, nor the pictures that tables make of a column.
  function uebersetzeBild(svg) {
    const fremd = svg.closest("[data-testid=stDataFrameStatisticsChart]");
    for (const teil of [svg, ...svg.querySelectorAll("[aria-roledescription]")]) {
      uebersetzeAttribut(teil, "aria-roledescription");
      if (fremd) uebersetzeAttribut(teil, "aria-label");
    }
  }

  function uebersetzeElement(element) {
    for (const name of ATTRIBUTE) uebersetzeAttribut(element, name);
  }

  // Decides what a walk enters: nothing of ours, and pictures by their own way.
  function weiche(element) {
    if (element.localName === "svg") uebersetzeBild(element);
    return element.localName === "svg" || element.matches(UNSER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  }

  function uebersetzeAst(wurzel) {
    if (wurzel.nodeType === Node.TEXT_NODE) return uebersetzeText(wurzel);
    if (wurzel.nodeType !== Node.ELEMENT_NODE || weiche(wurzel) === NodeFilter.FILTER_REJECT) return;
    const gang = document.createTreeWalker(wurzel, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (knoten) =>
      knoten.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : weiche(knoten));
    for (let knoten = wurzel; knoten; knoten = gang.nextNode()) {
      if (knoten.nodeType === Node.TEXT_NODE) uebersetzeText(knoten);
      else uebersetzeElement(knoten);
    }
  }

  function uebersetzeAenderung({ type, target, addedNodes, attributeName }) {
    if (type === "childList") addedNodes.forEach(uebersetzeAst);
    else if (type === "characterData") uebersetzeText(target);
    else uebersetzeAttribut(target, attributeName);
  }

  // Called once for all that one task has written, before it is painted or read out; so English is never there.
  function schau(aenderungen, waechter) {
    const bilder = new Set(); // Vega draws hundreds of marks at once
    for (const aenderung of aenderungen) {
      const wo = aenderung.type === "characterData" ? aenderung.target.parentElement : aenderung.target;
      if (wo instanceof SVGElement) bilder.add(wo.ownerSVGElement ?? wo);
      else if (wo && !wo.closest(UNSER)) uebersetzeAenderung(aenderung);
    }
    for (const bild of bilder) if (!bild.closest(UNSER)) uebersetzeBild(bild);
    waechter.takeRecords(); // what was written here is German
  }

  sprichDeutsch();
  new MutationObserver(schau).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTE,
  });
})();
