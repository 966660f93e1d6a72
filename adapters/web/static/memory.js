// What the person said, kept by this tab only (sessionStorage), so that it is still there after loading the page again.

const PLACE = "ndr";
const MOST = 60;
const LONGEST = 20000;

let kept = read();

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE)) ?? { conversation: "", said: [] };
  } catch {
    return { conversation: "", said: [] };
  }
}

function write() {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    kept.said = kept.said.slice(-5);
  }
}

export function enter(conversation) {
  const same = kept.conversation === conversation;
  if (!same) kept = { conversation, said: [] };
  write();
  return same;
}

export function remember(one) {
  const text = one.text && one.text.length > LONGEST ? `${one.text.slice(0, LONGEST)} …` : one.text;
  kept.said = [...kept.said, { ...one, text }].slice(-MOST);
  write();
}

export function forget(event) {
  kept.said = kept.said.filter((one) => one.event !== event);
  write();
}

export const saidAfter = (seq) => kept.said.filter((one) => !one.choice && one.after === seq);
export const wasChosen = (choice) => kept.said.some((one) => one.choice === choice);
