import { expireCapture } from "./cancel-intent";
import { closeDispute } from "./close-dispute";
import { failRefund, finishRefund } from "./refund-charge";
import { settleLater } from "./settle-charge";
import { type Job, NOBODY, type World } from "./world";

/** Does what is due. Jobs are state, so what was due while we were dead is done at start. */
export function runDueJobs(world: World): void {
  const now = world.nowMs();
  for (const job of [...world.jobs.values()]) {
    if (job.due > now) continue;
    world.jobs.delete(job.id);
    world.asking = { ...NOBODY, method: "JOB", path: job.kind };
    runJob(world, job);
  }
  world.store.commit();
}

function runJob(world: World, job: Job): void {
  switch (job.kind) {
    case "settle_charge":
      settleLater(world, job.subject);
      break;
    case "finish_refund":
      finishRefund(world, job.subject);
      break;
    case "fail_refund":
      failRefund(world, job.subject);
      break;
    case "expire_capture":
      expireCapture(world, job.subject);
      break;
    case "close_dispute": {
      const dispute = world.disputes.get(job.subject);
      if (dispute?.status.endsWith("under_review")) {
        closeDispute(world, dispute, job.detail === "won" ? "won" : "lost");
      }
    }
  }
}
