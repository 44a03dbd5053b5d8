/**
 * The few things every page does to the document. Text always becomes a text node:
 * nothing that came over the wire is ever parsed as HTML.
 */

const SVG = "http://www.w3.org/2000/svg";

/** A new HTML element: `h("p", {class: "note", onclick: f}, "text", child)`. */
export function h(name, attributes = {}, ...children) {
  return dress(document.createElement(name), attributes, children);
}

/** A new SVG element. */
export function s(name, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, name), attributes, children);
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      attribute(element, name, value);
    }
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

/** Sets or (null, false) removes an attribute, if it differs. */
export function attribute(element, name, value) {
  if (value == null || value === false) {
    if (element.hasAttribute(name)) {
      element.removeAttribute(name);
    }
    return;
  }
  const wanted = value === true ? "" : String(value);
  if (element.getAttribute(name) !== wanted) {
    element.setAttribute(name, wanted);
  }
}

/** Sets the text of a node, if it differs. */
export function text(node, value) {
  const wanted = value ?? "";
  if (node.textContent !== wanted) {
    node.textContent = wanted;
  }
}

/** Sets a CSS custom property, if it differs. */
export function property(element, name, value) {
  if (element.style.getPropertyValue(name) !== String(value)) {
    element.style.setProperty(name, value);
  }
}

export function show(element, visible) {
  if (element.hidden === visible) {
    element.hidden = !visible;
  }
}

/**
 * Makes the children of `parent` one element per item, in this order. Elements are kept by key; an
 * element is updated only when its item differs from last time (as an object, or in a field), and moved only when it must be.
 */
export function keyed(parent, items, key, create, update) {
  const rows = (parent.keyedRows ??= new Map());
  const wanted = new Set(items.map(key));
  for (const [id, row] of rows) {
    if (!wanted.has(id)) {
      row.element.remove();
      rows.delete(id);
    }
  }
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const row = rowOf(rows, key(item), item, create);
    if (!same(row.item, item)) {
      update(row.element, item);
      row.item = item;
    }
    cursor = placed(parent, row.element, cursor);
  }
}

function same(a, b) {
  if (a === b) {
    return true;
  }
  const names = Object.keys(b);
  return a !== undefined && names.length === Object.keys(a).length && names.every((name) => a[name] === b[name]);
}

function rowOf(rows, id, item, create) {
  if (!rows.has(id)) {
    rows.set(id, { element: create(item), item: undefined });
  }
  return rows.get(id);
}

function placed(parent, element, cursor) {
  if (element === cursor) {
    return cursor.nextElementSibling;
  }
  if (cursor && cursor.nextElementSibling === element) {
    return element.nextElementSibling; // the one passed over is put where it belongs in its own turn
  }
  parent.insertBefore(element, cursor);
  return cursor;
}

/** Tells the page what the user wants; main.js does it. Components never call the server themselves. */
export function ask(element, wish, detail = {}) {
  element.dispatchEvent(new CustomEvent("tocsin", { bubbles: true, composed: true, detail: { wish, ...detail } }));
}

/** Whether a key press belongs to a field or a dialog, and not to the page. */
export function typing(event) {
  const target = event.target;
  return target.matches?.("input, textarea, select, [contenteditable]") || target.closest?.("dialog") != null;
}

/** Gives the focus to the next or previous one of many, to the first if none has it. */
export function walk(all, here, by) {
  const each = [...all];
  const at = each.indexOf(here);
  each[at < 0 ? 0 : Math.max(0, Math.min(each.length - 1, at + by))]?.focus();
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
