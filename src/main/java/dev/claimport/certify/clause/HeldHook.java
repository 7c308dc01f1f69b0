package dev.claimport.certify.clause;

import dev.claimport.practice.cloud.registry.Hook;
import dev.claimport.practice.cloud.registry.HookProblem;
import java.util.concurrent.TimeUnit;

/** A hook that thinks about a device until it is told to let it in. */
final class HeldHook implements Hook.Function {

    private boolean held;

    /** From here on devices wait. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    @Override
    public synchronized Hook.Answer ask(Hook.Request request) throws Hook.FailedException {
        long end = System.nanoTime() + FarSideWait.HELD.limit().toNanos();
        try {
            for (long left = end - System.nanoTime(); held && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Hook.FailedException(HookProblem.UNANSWERED.problem(request.templateArn()));
        }
        return Hook.Answer.ALLOWED;
    }
}
