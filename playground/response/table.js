// Lists in an answer as tables.

import { pathText } from "./lines.js";

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** All lists of objects in a value, longest first. */
export function listsIn(value) {
  const lists = [];
  const look = (each, path) => {
    if (Array.isArray(each)) {
      if (each.some(isObject)) lists.push({ path, label: pathText(path), rows: each });
      // The lists inside the elements of a list are one column of its table; the first is offered, too.
      if (each.length) look(each.find(isObject), [...path, 0]);
    } else if (isObject(each)) {
      for (const [key, member] of Object.entries(each)) look(member, [...path, key]);
    }
  };
  look(value, []);
  return lists.sort((a, b) => a.path.length - b.path.length || b.rows.length - a.rows.length);
}

/**
 * A table of a list of objects: objects inside are columns of their own.
 * @returns {{ columns: { name: string, isNumber: boolean }[], rows: (string | number | boolean | null)[][] }}
 */
export function tableOf(list) {
  const names = [];
  const index = new Map();
  const flat = list.map((row) => {
    const cells = new Map();
    flatten(isObject(row) ? row : { value: row }, "", cells);
    for (const name of cells.keys()) {
      if (index.has(name)) continue;
      index.set(name, names.length);
      names.push(name);
    }
    return cells;
  });
  const rows = flat.map((cells) => names.map((name) => cells.get(name) ?? null));
  const columns = names.map((name, column) => ({ name, isNumber: rows.every((row) => row[column] === null || typeof row[column] === "number") }));
  return { columns, rows };
}

function flatten(object, prefix, cells) {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key;
    const list = Array.isArray(value) ? value : isObject(value) ? value.nodes ?? value.edges : undefined;
    if (Array.isArray(list)) {
      cells.set(name, list.some(isObject) ? summary(list) : list.join(", "));
      if (typeof value.totalCount === "number") cells.set(`${name}.totalCount`, value.totalCount);
    } else if (isObject(value)) flatten(value, name + ".", cells);
    else cells.set(name, value);
  }
}

/** A list of objects in a cell: the first word of each, or how many there are. */
function summary(list) {
  const words = list.map((each) => Object.values(each ?? {}).find((value) => typeof value === "string"));
  return words.every(Boolean) && list.length <= 3 ? words.join(", ") : `${list.length} objects`;
}

/** The rows in the order of a column; what is null comes last either way. */
export function sorted(rows, column, descending) {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
  return [...rows].sort((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === null || right === null) return (left === null) - (right === null);
    return descending ? compare(right, left) : compare(left, right);
  });
}

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csv({ columns, rows }) {
  const cell = (value) => {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.map(({ name }) => name), ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
}
