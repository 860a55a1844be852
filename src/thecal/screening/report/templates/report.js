for (const box of document.querySelectorAll("input[data-filter]")) {
  const told = box.closest("search").querySelector("[role=status]");
  box.closest("search").hidden = false;
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/);
    let shown = 0;
    const rows = document.querySelectorAll(box.dataset.filter);
    for (const row of rows) {
      row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
      shown += row.hidden ? 0 : 1;
    }
    told.textContent = box.value ? `${shown} of ${rows.length} listed rows` : "";
  });
}
