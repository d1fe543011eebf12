/** The library of scripts. */

import { quietPage } from "../core/quiet.js";
import { beginnings } from "./begin.js";

beginnings({ doc: document, tools: quietPage(document) });
