// Gives the page around a root element the element's theme and language, now and whenever they change.

export function dressPage(element: HTMLElement): void {
  const page = document.documentElement;
  const dress = (): void => {
    const { theme } = element.dataset;
    if (theme) page.dataset.theme = theme;
    else delete page.dataset.theme;
    if (element.lang) page.lang = element.lang;
  };
  new MutationObserver(dress).observe(element, { attributes: true, attributeFilter: ['data-theme', 'lang'] });
  dress();
}
