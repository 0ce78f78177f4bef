document.addEventListener("input", ({ target }) => {
  if (target.type === "range") {
    target.parentNode.style.setProperty("--x", target.value + "%");
    return;
  }
  const wanted = target.value.trim().toLocaleLowerCase();
  for (const entry of document.querySelectorAll("article, li")) {
    entry.hidden = !entry.querySelector(".name").textContent.toLocaleLowerCase().includes(wanted);
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector(":is(article, li):not([hidden])");
  }
});
addEventListener("pageshow", () => { // after back and reload browsers put back what stood in the fields
  for (const field of document.querySelectorAll("input")) {
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
