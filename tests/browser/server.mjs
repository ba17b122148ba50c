// soket as a process of the test: started on a folder, killed without a word, started again on the same folder and port.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createInterface } from "node:readline";

export class Server {
  #process;
  #port = 0;

  /** Begins with an empty folder. */
  constructor(program, folder) {
    this.program = program;
    this.folder = folder;
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** Starts it and gives its address; a second start finds the folder and the port of the first. */
  async start() {
    const words = ["demo", "--listen", `127.0.0.1:${this.#port}`, "--data", this.folder];
    this.#process = spawn(this.program, words, { stdio: ["ignore", "pipe", "ignore"] });
    for await (const line of createInterface({ input: this.#process.stdout })) {
      const found = line.match(/http:\/\/\S+:(\d+)/);
      if (!found) continue;
      this.#port = Number(found[1]);
      return found[0];
    }
    throw new Error("soket ended before it answered");
  }

  /** As when the power is cut. */
  async kill() {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }
}
