// The desks' grids like a spreadsheet: arrows and Enter go up and down, a copied block is pasted
// cell by cell, rows are added. Without this the grid is a form like any other.
"use strict";
document.querySelectorAll("[data-grid]").forEach((grid) => {
  const rows = () => [...grid.querySelectorAll("tbody tr")].filter((row) => cells(row).length);
  const cells = (row) => [...row.querySelectorAll("td > input:not([type=hidden]):not([type=checkbox]), td > select")];
  const place = (cell) => {
    const row = rows().findIndex((one) => one.contains(cell));
    return [row, row < 0 ? -1 : cells(rows()[row]).indexOf(cell)];
  };
  const go = (row, column) => {
    const cell = rows()[row] && cells(rows()[row])[column];
    if (!cell) return false;
    cell.focus();
    if (cell.select) cell.select();
    return true;
  };
  grid.addEventListener("keydown", (event) => {
    const [row, column] = place(event.target);
    if (column < 0) return;
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!step || (event.target.tagName === "SELECT" && event.key !== "Enter")) return;
    event.preventDefault();
    if (!go(row + step, column) && event.key === "Enter") more() && go(row + step, column);
  });
  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const [row, column] = place(event.target);
    if (column < 0 || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    text.split(/\r?\n/).forEach((line, down) => {
      if (!rows()[row + down]) more();
      line.split("\t").forEach((said, across) => {
        const cell = rows()[row + down] && cells(rows()[row + down])[column + across];
        if (cell) cell.value = said.trim();
      });
    });
  });
  const total = document.querySelector("[name$=-TOTAL_FORMS]");
  const button = document.querySelector("[data-grid-more]");
  const more = () => {
    if (!button) return false;
    for (let n = 0; n < 5; n += 1) {
      const last = rows().at(-1);
      const fresh = last.cloneNode(true);
      fresh.removeAttribute("class");
      fresh.querySelectorAll("input, select").forEach((cell) => {
        cell.name = cell.name.replace(/-\d+-/, `-${total.value}-`);
        cell.id = cell.id.replace(/-\d+-/, `-${total.value}-`);
        if (cell.tagName === "INPUT") cell.value = "";
        else cell.value = last.querySelector(`select[name$="${cell.name.replace(/.*-/, "-")}"]`).value;
      });
      last.parentNode.append(fresh);
      total.value = Number(total.value) + 1;
    }
    return true;
  };
  if (button) {
    button.hidden = false;
    button.addEventListener("click", more);
  }
});
