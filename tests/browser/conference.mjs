// The conference from the doors to the papers, in six browsers at once: chair, secretary, door, projector and two phones.
import { browser, conclude, play } from "./browser.mjs";
import { cards_are_shown_at_the_door, phones_check_themselves_in, the_doors_open, the_network_goes_at_the_door, the_quorum_comes_and_goes } from "./conference/door.mjs";
import { directions_become_tasks, people_ask_to_speak, people_speak, the_conference_is_opened, the_wall_shows_a_table_and_a_chart } from "./conference/floor.mjs";
import { Hall, wrong } from "./conference/hall.mjs";
import { the_conference_is_closed, the_log_tells_it, the_minutes_are_right, the_notice_is_right, the_tasks_live_on } from "./conference/paper.mjs";
import { forms_alone_will_do } from "./conference/plain.mjs";
import { hands_are_counted_by_two, phones_are_counted, phones_vote, the_server_dies_and_comes_back } from "./conference/vote.mjs";
import { Server } from "./server.mjs";

const PARTS = [
  the_doors_open, cards_are_shown_at_the_door, the_network_goes_at_the_door, phones_check_themselves_in, the_quorum_comes_and_goes,
  the_conference_is_opened, hands_are_counted_by_two, the_wall_shows_a_table_and_a_chart,
  people_ask_to_speak, people_speak, forms_alone_will_do, directions_become_tasks,
  phones_vote, the_server_dies_and_comes_back, phones_are_counted,
  the_conference_is_closed, the_log_tells_it, the_minutes_are_right, the_notice_is_right, the_tasks_live_on,
];

const begun = Date.now();
const chromium = await browser();
const server = new Server(process.env.SOKET_PROGRAM, process.env.SOKET_HALL);
const hall = await Hall.open(chromium, server);
const pages = () => Object.entries(hall.pages).map(([name, page]) => [`conference-stopped-${name}`, page]);
const played = await play(PARTS, hall, { wrong, pages });
await chromium.close();
await server.kill();
console.log(`conference.mjs: ${played} of ${PARTS.length} parts played in ${Math.round((Date.now() - begun) / 1000)} s; pages were back ${hall.back} ms after the server was started again`);
conclude("conference.mjs", wrong);
