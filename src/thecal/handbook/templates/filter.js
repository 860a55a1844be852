for (const box of document.querySelectorAll("input[data-filter]")) {
  box.closest("search").hidden = false;
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/);
    for (const item of document.querySelectorAll(box.dataset.filter)) {
      item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
    }
  });
}
