package dev.claimport.app;

import dev.claimport.iot.AccountReader;
import dev.claimport.label.DeviceLabels;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.signin.RoleSession;

/** What a role, or a practice, works with. Everything here may block: never call it on the FX thread. */
public interface RoleContexts {

    /** What a signed-in technician works with. */
    RoleContext context(RoleSession session);

    /** What the role may look at in its account; nothing is changed by it. */
    AccountReader account(RoleSession session);

    /** Labels of what is recorded on this computer. */
    DeviceLabels labels();

    /** Starts a cloud and a device on this computer, where everything works. */
    default PracticeSite practice() {
        return practice(PracticeScenario.FAIR);
    }

    /**
     * Starts a cloud and a device on this computer.
     *
     * @param scenario what goes wrong there
     * @throws dev.claimport.failure.FailureException {@code practice-failed}
     */
    PracticeSite practice(PracticeScenario scenario);
}
