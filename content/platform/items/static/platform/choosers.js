// Wagtail's choosers of days, hours and files, begun from what stands beside their field: a page of ours
// has no script inside. Fields that come later (a filter that opens) are seen when they come.
"use strict";
(() => {
  const begin = (mark) => {
    const init = window[mark.dataset.chooser];
    const field = document.getElementById(mark.dataset.chooserOf);
    if (!init || !field || mark.dataset.begun) return;
    mark.dataset.begun = "1";
    const said = [mark.dataset.chooserOf, JSON.parse(mark.dataset.chooserOptions)];
    if (/^[A-Z]/.test(mark.dataset.chooser)) new init(...said);
    else init(...said);
  };
  const look = (within) => within.querySelectorAll("[data-chooser]").forEach(begin);
  document.addEventListener("DOMContentLoaded", () => {
    look(document);
    new MutationObserver((changes) => {
      changes.forEach((one) => one.addedNodes.forEach((node) => node.querySelectorAll && look(node)));
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
