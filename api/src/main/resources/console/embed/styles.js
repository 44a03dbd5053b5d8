/** The console's style sheets and the element's own, read once a page: adopted ones pass where a page's policy allows no style of others. */

const FILES = ["../css/tokens.css", "../css/base.css", "../css/parts.css", "../css/agent.css", "./tocsin-assist.css"];

let sheets = null;

export function styles() {
  sheets ??= Promise.all(FILES.map(read)).catch((failure) => {
    sheets = null; // the next element tries again
    throw failure;
  });
  return sheets;
}

async function read(file) {
  const response = await fetch(new URL(file, import.meta.url), { credentials: "omit" });
  if (!response.ok) {
    throw new Error(`${file} was answered with ${response.status}`);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
  return sheet;
}
