'use strict';
// A linked list of jobs, filled faster than it is emptied.
class Job {
  constructor(number) {
    this.command = `resize ${number}`;
    this.next = undefined;
  }
}

class JobQueue {
  push(job) {
    if (this.tail === undefined) this.head = job;
    else this.tail.next = job;
    this.tail = job;
  }
  shift() {
    const job = this.head;
    this.head = job.next;
    return job;
  }
}

const backlog = new JobQueue();
let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 10; turn++) backlog.push(new Job(number++));
  backlog.shift();
}, 4);
