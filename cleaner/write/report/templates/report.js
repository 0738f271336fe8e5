"use strict";
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));
  const one = (id) => document.getElementById(id);
  const docs = all(".doc");
  const search = one("search");
  const status = one("shown");
  const haystack = new Map();
  const shown = (item) => item.getClientRects().length > 0;
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  for (const part of all(".search[hidden], .buttons[hidden], #keys-button[hidden]")) part.hidden = false;

  const count = () => {
    if (!status) return;
    const left = docs.filter(shown).length;
    const text = left === docs.length ? `${docs.length} documents` : `${left} of ${docs.length} documents`;
    if (status.textContent !== text) status.textContent = text;
  };

  const find = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    for (const doc of docs) {
      if (!haystack.has(doc)) haystack.set(doc, folded(doc.querySelector("summary").textContent));
      doc.hidden = !words.every((word) => haystack.get(doc).includes(word));
    }
    count();
  };

  let timer = 0;
  if (search) {
    search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(find, 120);
    });
  }
  for (const id of ["by-reason", "by-rule"]) {
    if (one(id)) one(id).addEventListener("change", count);
  }
  count();

  const openAll = (open) => {
    for (const doc of docs) if (shown(doc)) doc.open = open;
  };
  if (one("open-all")) {
    one("open-all").addEventListener("click", () => openAll(true));
    one("close-all").addEventListener("click", () => openAll(false));
  }

  for (const link of all("[data-rule]")) {
    link.addEventListener("click", () => {
      one("by-rule").value = link.dataset.rule;
      one("by-reason").value = "";
      count();
    });
  }

  const reveal = () => {
    const target = location.hash && one(location.hash.slice(1));
    if (!target) return;
    if (target.matches(".doc") && !shown(target)) {
      for (const id of ["by-reason", "by-rule", "search"]) if (one(id)) one(id).value = "";
      find();
    }
    if (target.matches("details")) {
      target.open = true;
      target.querySelector("summary").focus({ preventScroll: true });
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", reveal);
  for (const link of all('a[href^="#d-"], a[href^="#c-"]')) {
    if (!one(link.hash.slice(1))) link.removeAttribute("href");
    else link.addEventListener("click", () => setTimeout(reveal));
  }
  reveal();

  const keys = one("keys");
  one("keys-button").addEventListener("click", () => keys.showModal());

  const step = (by) => {
    const items = all(".item").filter(shown);
    const active = document.activeElement && document.activeElement.closest(".item");
    let at = items.indexOf(active);
    if (at < 0) {
      const below = items.findIndex((item) => item.getBoundingClientRect().top > 60);
      at = below < 0 ? items.length - 1 : by > 0 ? below : below - 1;
    } else {
      at += by;
    }
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    if (!next) return;
    next.querySelector("summary").focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !one("keys-on").checked || keys.open) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const active = document.activeElement && document.activeElement.closest(".item");
    const acts = {
      j: () => step(1),
      k: () => step(-1),
      o: () => { if (active) active.open = !active.open; },
      "/": () => { if (search) { search.focus(); search.select(); } },
      "?": () => keys.showModal(),
    };
    if (Object.hasOwn(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    }
  });
})();
