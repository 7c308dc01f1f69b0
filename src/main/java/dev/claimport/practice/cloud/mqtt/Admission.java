package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.registry.Principal;

/** When those whose certificates and policies are good are let in. AWS IoT does so at once; a device may be watched while it waits. */
@FunctionalInterface
public interface Admission {

    /** Nobody waits. */
    Admission AT_ONCE = (_, letIn) -> letIn.run();

    /**
     * Called on an event loop; must not wait.
     *
     * @param letIn to be run once, at any time and on any thread; nothing comes of it when the client has hung up
     */
    void admit(Principal principal, Runnable letIn);
}
