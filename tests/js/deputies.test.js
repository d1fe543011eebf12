/** Who is called for a seat, as commands, and who of them is next. */

import assert from "node:assert/strict";
import test from "node:test";

import { nextOf } from "../../static/js/callouts/planned.js";
import { deputiesRequest, mailboxRequest } from "../../static/js/deputies/request.js";

const VICE = { function: " Vicedirektør ", contact: " 70 00 00 00 " };
const EMPTY = { function: " ", contact: "" };

test("all lines go in their order, those without words do not", () => {
  const { path, body } = deputiesRequest({ seat: "kolding", seen: 7, lines: [EMPTY, VICE, { function: "Vagt", contact: "vagten" }] });
  assert.equal(path, "/api/v1/planning/commands/PlanDeputies");
  assert.deepEqual(body, {
    seat: "kolding",
    deputies: [
      { function: "Vicedirektør", contact: "70 00 00 00" },
      { function: "Vagt", contact: "vagten" },
    ],
    seen: 7,
  });
});

test("half a line is told with its place and nothing is sent", () => {
  const half = [VICE, { function: "Vagt", contact: "" }];
  assert.deepEqual(deputiesRequest({ seat: "kolding", seen: 0, lines: half }).problem, {
    field: "deputies", code: "deputies.contact_missing", place: 2,
  });
  const other = [{ function: "", contact: "vagten" }];
  assert.equal(deputiesRequest({ seat: "kolding", seen: 0, lines: other }).problem.code, "deputies.function_missing");
});

test("the next is the first who was not called yet", () => {
  const planned = [{ told: "A", called: true }, { told: "B", called: false }, { told: "C", called: false }];
  assert.equal(nextOf(planned), "B");
  assert.equal(nextOf([{ told: "A", called: true }]), "");
  assert.equal(nextOf([]), "");
});

test("a mailbox is one address, or none", () => {
  const asked = (mailbox) => mailboxRequest({ authority: "kolding", number: 3, mailbox });
  assert.deepEqual(asked(" stab@kolding.dk ").body, { authority: "kolding", mailbox: "stab@kolding.dk", seen: 3 });
  assert.equal(asked(" ").body.mailbox, null);
  for (const wrong of ["stab", "a@b.dk, c@d.dk", "Stab <a@b.dk>"]) assert.equal(asked(wrong).problem.code, "mailbox.no_address");
});
