/** Time for the sandbox: the real one, or one that stands still until a test moves it. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once `delayMs` have passed on this clock; the returned function calls it off. */
  after(delayMs: number, task: () => void): () => void;
  /** Moves the clock forward by `ms` and runs what has become due. */
  advance(ms: number): void;
}

interface Appointment {
  readonly dueAt: number;
  readonly task: () => void;
  timer?: NodeJS.Timeout;
}

/** The machine's clock, plus whatever it has been advanced by. */
export class RunningClock implements Clock {
  #offset = 0;
  readonly #appointments = new Set<Appointment>();

  now(): number {
    return Date.now() + this.#offset;
  }

  after(delayMs: number, task: () => void): () => void {
    const appointment: Appointment = { dueAt: this.now() + delayMs, task };
    this.#appointments.add(appointment);
    this.#arm(appointment);
    return () => this.#forget(appointment);
  }

  advance(ms: number): void {
    this.#offset += ms;
    for (const appointment of this.#appointments) this.#arm(appointment);
  }

  #arm(appointment: Appointment): void {
    clearTimeout(appointment.timer);
    appointment.timer = setTimeout(
      () => {
        this.#forget(appointment);
        appointment.task();
      },
      Math.max(0, appointment.dueAt - this.now()),
    );
    // A late clean-up must not keep a finished test run alive.
    appointment.timer.unref();
  }

  #forget(appointment: Appointment): void {
    clearTimeout(appointment.timer);
    this.#appointments.delete(appointment);
  }
}

/** A clock that only `advance` moves; tasks run in the order in which they fall due. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #appointments = new Set<Appointment>();

  constructor(startAt = Date.UTC(2026, 10, 20, 12)) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, task: () => void): () => void {
    const appointment: Appointment = { dueAt: this.#now + delayMs, task };
    this.#appointments.add(appointment);
    return () => this.#appointments.delete(appointment);
  }

  advance(ms: number): void {
    const target = this.#now + ms;
    for (let next = this.#earliest(target); next; next = this.#earliest(target)) {
      this.#appointments.delete(next);
      this.#now = Math.max(this.#now, next.dueAt);
      next.task();
    }
    this.#now = target;
  }

  #earliest(target: number): Appointment | undefined {
    let earliest: Appointment | undefined;
    for (const appointment of this.#appointments) {
      if (appointment.dueAt <= target && (!earliest || appointment.dueAt < earliest.dueAt)) {
        earliest = appointment;
      }
    }
    return earliest;
  }
}
