// What depends on the reader's clock and time zone. Every instant was resolved when the page was built and
// stands in it; here they are compared with the clock, and shown in the reader's own time.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const { locale } = words;
  const [MINUTE, HOUR, DAY] = [60, 3600, 86400];

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seconds = (text) => Date.parse(text) / 1000;
  const put = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };
  // Like {cfp:when}: after its first instant, until and with its last.
  const holds = ({ cfpAfter, cfpUntil }, now) =>
    !(cfpAfter && now <= seconds(cfpAfter)) && !(cfpUntil && now > seconds(cfpUntil));

  // --- time left ------------------------------------------------------------------------------------

  const list = new Intl.ListFormat(locale, { type: "unit" });
  const count = (number, unit) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(number);

  const duration = (left) => {
    const days = Math.floor(left / DAY), hours = Math.floor((left % DAY) / HOUR);
    const minutes = Math.floor((left % HOUR) / MINUTE);
    const parts = days
      ? [[days, "day"], [hours, "hour"], [minutes, "minute"]]
      : [[hours, "hour"], [minutes, "minute"], [left % MINUTE, "second"]];
    const shown = parts.filter(([number]) => number);
    return list.format((shown.length ? shown : parts.slice(2)).map((part) => count(...part)));
  };

  // --- the reader's own time ------------------------------------------------------------------------

  const day = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  // Said with its offset: names of zones are short for several, and Intl has none for most.
  const offset = (date) => {
    const minutes = -date.getTimezoneOffset(), size = Math.abs(minutes);
    const rest = size % 60 ? `:${String(size % 60).padStart(2, "0")}` : "";
    return minutes ? `UTC${minutes < 0 ? "-" : "+"}${Math.floor(size / 60)}${rest}` : "UTC";
  };

  const local = (text) => {
    const date = new Date(text);
    return words.local
      .replace("{day}", day.format(date))
      .replace("{time}", clock.format(date))
      .replace("{zone}", offset(date));
  };

  // --- parts of the page ----------------------------------------------------------------------------

  const marker = (axis, now) => {
    const knots = axis.dataset.cfpKnots.split(" ").map((knot) => knot.split(":").map(Number));
    const next = knots.findIndex(([time]) => time >= now), today = axis.querySelector(".cfp-today");
    today.classList.toggle("cfp-off", next < 1);
    if (next < 1) return;
    const [[from, left], [to, right]] = knots.slice(next - 1, next + 1);
    const x = left + ((right - left) * (now - from)) / (to - from || 1);
    today.setAttribute("transform", `translate(${x.toFixed(1)} 0)`);
  };

  const show = (next, now) => {
    const phase = all("template", next.parentElement).find((one) => holds(one.dataset, now));
    if (!phase || next.cfpPhase === phase) return;
    next.cfpPhase = phase;
    next.closest(".cfp-summary").dataset.cfpState = phase.dataset.cfpState;
    next.replaceChildren(phase.content.cloneNode(true));
    const time = next.querySelector("time[datetime*=T]");
    if (time) put(next.querySelector(".cfp-local"), local(time.dateTime));
  };

  const passed = (time, now) => {
    const row = time.closest("tr, li"), is = now > seconds(time.dataset.cfpEnd || time.dateTime);
    if (row.classList.toggle("cfp-passed", is) && !row.querySelector(".cfp-unseen")) {
      const said = document.createElement("span");
      said.className = "cfp-unseen";
      said.textContent = ` (${words.passed})`;
      time.after(said);
    }
  };

  let timer;
  const update = () => {
    clearTimeout(timer);
    const now = Math.floor(Date.now() / 1000);
    for (const block of all(".cfp-when")) block.hidden = !holds(block.dataset, now);
    for (const next of all(".cfp-next")) show(next, now);
    for (const axis of all(".cfp-axis")) marker(axis, now);
    for (const time of all(".cfp-dates time[data-cfp-end], .cfp-dates time[datetime*=T]")) passed(time, now);
    let soonest = Infinity;
    for (const element of all(".cfp-countdown")) {
      const left = seconds(element.dataset.cfpUntil) - now;
      if (left >= 0) soonest = Math.min(soonest, left);
      const form = words[element.dataset.cfpForm] || "%s";
      put(element, left < 0 ? element.dataset.cfpOver || "" : form.replace("%s", duration(left)));
    }
    // By the minute until the last day, then by the second.
    const step = soonest <= DAY ? 1000 : 60000;
    timer = setTimeout(update, step - (Date.now() % step));
  };

  // --- what a reader does ---------------------------------------------------------------------------

  const copied = document.createElement("span");
  copied.setAttribute("role", "status");
  copied.className = "cfp-copied";
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.cfp-link");
    if (!link || !navigator.clipboard) return;
    link.after(copied);
    navigator.clipboard.writeText(link.href).then(() => {
      copied.textContent = words.copied;
      setTimeout(() => (copied.textContent = ""), 2000);
    }, () => {});
  });

  for (const filter of all(".cfp-filter")) {
    const field = filter.querySelector("input"), section = filter.parentElement;
    const groups = all(".cfp-topic-group", section), topics = all(".cfp-topics li", section);
    filter.hidden = false;
    field.addEventListener("input", () => {
      const sought = field.value.trim().toLocaleLowerCase(locale);
      const has = (element) => element.textContent.toLocaleLowerCase(locale).includes(sought);
      for (const topic of topics) {
        const title = topic.closest(".cfp-topic-group")?.querySelector("h2, h3, h4, h5");
        topic.hidden = !has(topic) && !(title && has(title));
      }
      for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
      const left = topics.filter((topic) => !topic.hidden).length;
      put(filter.querySelector("output"), sought ? words.found.replace("%s", left) : "");
    });
  }

  for (const time of all(".cfp-dates time[datetime*=T]")) {
    const said = document.createElement("span");
    said.className = "cfp-local";
    said.textContent = local(time.dateTime);
    let last = time.closest("s, a") || time;
    while (last.nextElementSibling?.matches(".cfp-status, .cfp-link")) last = last.nextElementSibling;
    last.after(said);
  }
  update();
  document.documentElement.classList.add("cfp-live");
  document.addEventListener("visibilitychange", update);
})();
