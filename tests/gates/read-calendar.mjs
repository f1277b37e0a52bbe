// Reads calendars with ical.js, one after the other as a subscriber does, and prints the events it then has.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const kept = new Map();
for (const path of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const known = kept.get(event.uid);
    if (!known || event.sequence >= known.sequence) {
      kept.set(event.uid, {
        uid: event.uid,
        sequence: event.sequence,
        summary: event.summary,
        description: event.description,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        status: component.getFirstPropertyValue("status"),
        alarms: component.getAllSubcomponents("valarm").map((alarm) => {
          const trigger = alarm.getFirstProperty("trigger");
          return [trigger.getParameter("related"), trigger.getFirstValue().toString()];
        }),
      });
    }
  }
}
process.stdout.write(JSON.stringify([...kept.values()]));
