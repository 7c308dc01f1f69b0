package dev.claimport.certify.clause;

import dev.claimport.practice.cloud.mqtt.Admission;
import dev.claimport.practice.cloud.registry.Principal;
import java.util.ArrayList;
import java.util.List;

/** Lets in at once who has a claim; who comes with a certificate of its own waits, while that is wished. */
final class HeldAdmission implements Admission {

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean held;

    /** From here on devices that have registered wait. */
    synchronized void hold() {
        held = true;
    }

    void release() {
        released().forEach(Runnable::run);
    }

    private synchronized List<Runnable> released() {
        held = false;
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    @Override
    public void admit(Principal principal, Runnable letIn) {
        if (!waits(principal, letIn)) {
            letIn.run();
        }
    }

    private synchronized boolean waits(Principal principal, Runnable letIn) {
        return held && principal instanceof Principal.Device && waiting.add(letIn);
    }
}
