/** The small forms of a board that send one command each, where the page has them. */

import { CallDesk } from "../callouts/desk.js";
import { DecisionDesk } from "../decisions/desk.js";
import { drillClock } from "../drills/clock.js";
import { realEvent } from "../drills/ending.js";
import { Inbox } from "../drills/inbox.js";
import { FigureForm } from "../figures/form.js";
import { FirstDesk } from "../first/desk.js";
import { GuestDesk } from "../partners/guests.js";
import { countDown } from "../meetings/countdown.js";
import { MeetingDesk } from "../meetings/desk.js";
import { Outages } from "../outages/page.js";
import { PartnerDesk } from "../partners/desk.js";
import { PriorityDesk } from "../priorities/desk.js";
import { RequestDesk } from "../requests/desk.js";
import { SectorReport } from "../sectors/report.js";
import { LayOut } from "../tasks/cards.js";
import { TaskTimes } from "../tasks/times.js";
import { LevelForm } from "./level.js";
import { NationalForm } from "./national.js";

/** on: saved(answer). Answers the desks of decisions and of first assessments, and the page of failures, null where there is none. */
export function smallForms({ doc, tools, operation, on, scene, page }) {
  const common = { tools, operation, on };
  const ladder = doc.querySelector('[data-name="level"]');
  const forms = [
    [LevelForm, ladder, "level-decide"],
    [NationalForm, ladder, "national-tell"],
    [SectorReport, doc.querySelector('[data-name="sectors"]'), "sector-report"],
    [TaskTimes, doc.getElementById("indhold"), "task-times"],
    [FigureForm, doc.getElementById("panel-tal"), "figure-set"],
  ];
  const made = forms.map(([Form, root, id]) => {
    const dialog = doc.getElementById(id);
    return root && dialog ? new Form({ root, dialog, ...common }) : null;
  });
  if (doc.querySelector("[data-lay-out]")) new LayOut({ root: doc.getElementById("indhold"), ...common });
  const staff = doc.getElementById("panel-stab");
  const calls = staff ? new CallDesk({ doc, root: staff, ...common }) : null;
  const first = staff ? new FirstDesk({ doc, ...common, level: made[0], calls }) : null;
  if (staff) new PartnerDesk({ doc, root: staff, ...common });
  if (staff) new GuestDesk({ doc, root: staff, ...common });
  const priorities = doc.querySelector("[data-priorities]");
  if (priorities) new PriorityDesk({ doc, root: priorities, ...common });
  const requests = doc.querySelector("[data-requests]");
  if (requests) new RequestDesk({ doc, root: requests, ...common });
  const failing = doc.querySelector("[data-failing]");
  const refresh = () => page.refresh().catch(() => {});
  const outages = failing ? new Outages({ doc, root: failing, scene, refresh, ...common }) : null;
  const decisions = doc.getElementById("panel-beslutninger") ? new DecisionDesk({ doc, ...common }) : null;
  const meetings = doc.querySelector("[data-meetings]");
  const table = meetings ? new MeetingDesk({ doc, root: meetings, ...common }) : null;
  const told = doc.getElementById("panel-indspil");
  const inbox = told ? new Inbox({ doc, root: told, ...common }) : null;
  realEvent({ doc, ...common });
  drillClock(doc);
  return { inbox, decisions, first, outages, table, meetingsNext: countDown(doc, tools.now) };
}
