package dev.claimport.app;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.Finding;
import dev.claimport.account.check.Meeting;
import dev.claimport.account.check.Severity;
import dev.claimport.account.check.TemplateCheck;
import dev.claimport.account.check.TemplateFile;
import dev.claimport.account.look.AccountLook;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.TemplateFailure;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.StepFailure;
import dev.claimport.handover.Step;
import dev.claimport.iot.AccountReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the check of a template had said before a hand-over with it failed. */
public final class Predictions {

    private static final Logger LOG = LoggerFactory.getLogger(Predictions.class);
    /** The one parameter of a device whose value is known here. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    private Predictions() {}

    /**
     * Looks at the template as far as the role may; where it may not at all, nothing is said.
     *
     * @param account opened where the template may have a part in the failure
     * @param parameters that the technician supplied
     */
    public static List<Finding> of(HandoverResult result, Map<String, String> parameters, Supplier<AccountReader> account) {
        if (result.failed().filter(failed -> !met(failed).isEmpty()).isEmpty()) {
            return List.of();
        }
        try (AccountReader reader = account.get()) {
            var look = new AccountLook(reader);
            TemplateFile template = look.template(result.templateName());
            return of(result, TemplateCheck.of(template, given(result, parameters), look.around(template)));
        } catch (FailureException e) {
            LOG.info("the template of a hand-over that failed could not be looked at: {}", e.failure().id());
            return List.of();
        }
    }

    /** Empty where the device has parameters that nobody else knows. */
    private static Optional<Map<String, String>> given(HandoverResult result, Map<String, String> parameters) {
        Map<String, String> given = new HashMap<>(parameters);
        result.device().ifPresent(device -> given.put(SERIAL_NUMBER, device.serial()));
        return result.device().filter(device -> Set.of(SERIAL_NUMBER).containsAll(device.parameters())).map(_ -> given);
    }

    /** The findings that a device meets where this one failed, the worst of them; none where the check has nothing to say of it. */
    public static List<Finding> of(HandoverResult result, CheckResult check) {
        Set<Meeting> met = result.failed().map(Predictions::met).orElse(Set.of());
        List<Finding> all = check.findings().stream()
                .filter(finding -> finding.severity() != Severity.ADVICE && met.contains(Meeting.of(finding.rule()))).toList();
        return all.stream().filter(finding -> finding.severity() == all.getFirst().severity()).toList();
    }

    private static Set<Meeting> met(StepFailure failed) {
        Failure failure = failed.failure();
        return switch (failure) {
            case TemplateFailure _ -> Set.of(Meeting.REGISTRATION);
            case ServiceFailure service -> switch (service.kind()) {
                case TEMPLATE_DISABLED, TEMPLATE_WRONG_TYPE, REQUEST_REFUSED, NOT_ALLOWED -> Set.of(Meeting.CLAIM);
                default -> Set.of();
            };
            case RegistrationFailure registration -> met(failed.step(), registration.kind());
            default -> Set.of();
        };
    }

    private static Set<Meeting> met(Step step, RegistrationFailure.Kind kind) {
        return switch (kind) {
            case HOOK_REFUSED -> Set.of(Meeting.HOOK);
            case REGISTRATION_REFUSED -> step == Step.RECONNECT ? Set.of(Meeting.CONNECTION) : Set.of(Meeting.REGISTRATION, Meeting.IDENTITY);
            case DEVICE_TLS_FAILED, DEVICE_NETWORK_FAILED, DEVICE_TIMED_OUT, REGISTRATION_STALLED -> step == Step.RECONNECT ? Set.of(Meeting.CONNECTION)
                    : step == Step.REGISTER ? Set.of(Meeting.REGISTRATION) : Set.of();
            case CERTIFICATE_NOT_ACTIVE, CERTIFICATE_NOT_ATTACHED -> Set.of(Meeting.CONNECTION);
            // A device that does not say where it got stuck may have got stuck anywhere.
            case DEVICE_NOT_SEEN, THING_NOT_FOUND -> Set.of(Meeting.HOOK, Meeting.REGISTRATION, Meeting.CONNECTION);
            case CERTIFICATE_USED_BEFORE, CERTIFICATE_NOT_NEW, THING_AWAITED, THING_NOT_EXPECTED -> Set.of(Meeting.IDENTITY);
            case NOT_CONFIRMABLE, DEVICE_DNS_FAILED, DEVICE_CLOCK_WRONG, DEVICE_COULD_NOT_STORE, NOT_PROVEN, CONFIRMATION_NOT_ALLOWED -> Set.of();
        };
    }
}
