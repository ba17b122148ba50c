// Commendation from the choice of the channel to a revoked award, by clicks: Lan and Minh on their phones, Hoa and Quang at desks.
import { browser, conclude, play } from "./browser.mjs";
import { a_campaign_is_called, the_channel_comes_first } from "./commendation/call.mjs";
import { papers_are_numbered, the_list_hangs_out, the_meeting_counts, warnings_want_reasons } from "./commendation/decide.mjs";
import { an_award_is_replaced_and_revoked, honours_are_read } from "./commendation/end.mjs";
import { awards_are_handed_over, the_minutes_tell_it, the_order_of_calling } from "./commendation/hand.mjs";
import { House, steps, wrong } from "./commendation/house.mjs";
import { nominees_answer, units_nominate } from "./commendation/nominate.mjs";
import { certificates_are_placed, certificates_are_taken } from "./commendation/press.mjs";
import { Server } from "./server.mjs";

const PARTS = [
  the_channel_comes_first, // 1
  a_campaign_is_called, // 2
  units_nominate, nominees_answer, // 3
  warnings_want_reasons, // 4
  the_meeting_counts, the_list_hangs_out, // 5
  papers_are_numbered, // 6
  certificates_are_placed, certificates_are_taken, // 7
  the_order_of_calling, awards_are_handed_over, the_minutes_tell_it, honours_are_read, // 8
  an_award_is_replaced_and_revoked, // 9
];

const begun = Date.now();
const chromium = await browser();
const server = new Server(process.env.SOKET_PROGRAM, process.env.SOKET_HALL);
const house = await House.open(chromium, server);
const pages = () => Object.entries(house.pages).map(([name, page]) => [`commendation-stopped-${name}`, page]);
const played = await play(PARTS, house, { wrong, pages });
await chromium.close();
await server.kill();
console.log(`commendation.mjs: ${played} of ${PARTS.length} parts played, ${steps()} pages looked at twice, in ${Math.round((Date.now() - begun) / 1000)} s`);
conclude("commendation.mjs", wrong);
