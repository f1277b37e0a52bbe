// Sphinx makes a function of a translation's text for plurals, which a strict policy forbids; browsers know plurals.
Documentation.addTranslations = ({ messages, locale }) => {
  const rules = new Intl.PluralRules(locale.replaceAll("_", "-"));
  // The forms of a translation stand in this order; large numbers with a form of their own have none there.
  const used = new Set([...Array(201).keys()].map((number) => rules.select(number)));
  const order = ["zero", "one", "two", "few", "many", "other"].filter((form) => used.has(form));
  Object.assign(Documentation.TRANSLATIONS, messages);
  Documentation.PLURAL_EXPR = (number) => Math.max(0, order.indexOf(rules.select(number)));
  Documentation.LOCALE = locale;
};
