package dev.claimport.device.script;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a device what it is. To what it can do without, it may be silent; but whoever is silent may also be busy, or gone. So where that was asked for a value, or last,
 * it is asked again once something that it has to answer was answered: nobody is called one that has no serial number because it was busy.
 */
final class Inquiry {

    private final ScriptRun run;
    private final List<Step> steps;
    /** Those to which nothing was said. */
    private final List<Step> open = new ArrayList<>();

    Inquiry(ScriptRun run, List<Step> steps) {
        this.run = run;
        this.steps = steps;
    }

    /** @throws FailureException the first that matters */
    void ask() {
        open.clear();
        steps.forEach(this::ask);
        List<Step> again = open.stream().filter(step -> !step.captures().isEmpty()).toList();
        if (run.isSilent() || !again.isEmpty()) {
            run.settle();
            steps.stream().filter(step -> !step.mayFail()).limit(1).forEach(this::ask);
            again.forEach(this::ask);
        }
    }

    /** What was said late to an earlier question is no answer to this one, and is not its refusal. */
    private void ask(Step step) {
        try {
            run.take(List.of(step));
        } catch (FailureException e) {
            if (open.isEmpty() || e.failure().kind() != Kind.STEP_REFUSED) {
                throw e;
            }
            run.settle();
            run.take(List.of(step));
        }
        if (run.isSilent()) {
            open.add(step);
        }
    }
}
