// The page of one person: what the server tells is put in, what the person does is sent. Every part has its own file.

import { follow } from "./live.js";
import { watchBlocks } from "./blocks.js";
import { watchComposer } from "./composer.js";
import { watchMenus } from "./menus.js";
import { watchStrip } from "./strip.js";
import { act, place } from "./acts.js";

watchBlocks();
watchComposer();
watchMenus();
watchStrip();
follow();
document.body.dataset.ready = "true";
act("open", { place });
