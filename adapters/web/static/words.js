// The page's words. Everything fixed carries data-word (its text), data-label, data-title or data-placeholder.

let current = { locale: "en", locales: [], words: {}, example: "" };

export function begin() {
  current = JSON.parse(document.getElementById("words").textContent);
  return current;
}

export const locale = () => current.locale;
export const locales = () => current.locales;
export const example = () => current.example;

export function say(name, values = {}) {
  const text = current.words[name] ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

export async function speak(wanted) {
  if (wanted === current.locale || !current.locales.includes(wanted)) return;
  const response = await fetch(`words/${wanted}`);
  if (!response.ok) return;
  current = { ...current, ...(await response.json()) };
  document.documentElement.lang = current.locale;
  document.title = say("title");
  translate(document);
}

const SPOTS = {
  word: (node, text) => { node.textContent = text; },
  label: (node, text) => { node.setAttribute("aria-label", text); },
  title: (node, text) => { node.title = text; },
  placeholder: (node, text) => { node.placeholder = text; },
};

function translate(root) {
  for (const [spot, put] of Object.entries(SPOTS)) {
    for (const node of root.querySelectorAll(`[data-${spot}]`)) {
      put(node, say(node.dataset[spot], JSON.parse(node.dataset.values ?? "{}")));
    }
  }
}
