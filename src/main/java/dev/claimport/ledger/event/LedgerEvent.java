package dev.claimport.ledger.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Something that the ledger keeps. None carries a secret. Texts that are not known are empty. */
public sealed interface LedgerEvent {

    /** As it stands in records: {@code step-started}. */
    default String type() {
        return getClass().getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * The first of every log.
     *
     * @param program Claimport's version
     * @param key by which checkpoints are verified
     * @param previous the last checkpoint of the log whose place it takes
     */
    record LogOpened(String station, String program, String key, Optional<String> previous) implements LedgerEvent {}

    /** From here on checkpoints are signed by another key. @param vouched by the one before, as a signed note; empty where that is lost */
    record KeyReplaced(String key, Optional<String> vouched) implements LedgerEvent {}

    /** The clock was set, or the computer slept. @param by how much the clock went on more than the time that passed; negative when it went back */
    record ClockStepped(Duration by) implements LedgerEvent {}

    /**
     * A device that a bench had in work is about to be given back for it, because it will not do so itself.
     *
     * @param station that had it, as people know it
     * @param stationLog the origin of that station's log
     * @param stationRun of the attempt there
     * @param since when it was taken, by the clock of the database
     * @param by who says that nobody works with it
     */
    record DeviceGivenBack(String serial, String station, String stationLog, UUID stationRun, Instant since, String by) implements LedgerEvent {}

    /** What belongs to one attempt to hand over. */
    sealed interface OfAttempt extends LedgerEvent {}

    /** @param parameters that the technician supplies */
    record Started(Instant start, Workplace workplace, String template, Map<String, String> parameters, String port, String profile) implements OfAttempt {

        public Started {
            parameters = Map.copyOf(parameters);
        }
    }

    record StepStarted(String step) implements OfAttempt {}

    /** @param outcome such as {@code done} */
    record StepEnded(String step, Duration took, String outcome, Optional<Cause> cause) implements OfAttempt {}

    /** @param version of the template */
    record TemplateRead(int version) implements OfAttempt {}

    /** @param ordinal the how many-eth attempt it is with this device on this station, from 1 */
    record DeviceAnswered(String port, String model, String serial, String firmware, String profile, String expectedThing,
            int ordinal) implements OfAttempt {

        /** The same, counted. */
        public DeviceAnswered withOrdinal(int counted) {
            return new DeviceAnswered(port, model, serial, firmware, profile, expectedThing, counted);
        }
    }

    /** The device may pass, by what an order says of it. @param parameters of the template, for it alone */
    record Admitted(Map<String, String> parameters, String batch, String partNumber, String revision) implements OfAttempt {

        public Admitted {
            parameters = Map.copyOf(parameters);
        }
    }

    /** @param certificateId of the claim's certificate */
    record ClaimReceived(String certificateId, String fingerprint, Instant notBefore, Instant notAfter) implements OfAttempt {}

    /** It had too little time left. */
    record ClaimReplaced(Duration remaining) implements OfAttempt {}

    record LinkLost(String port) implements OfAttempt {}

    /** The device says how far it is. */
    record Registering(String state, String thing, String certificateId, String code, String message) implements OfAttempt {}

    record KeyWiped(Instant when) implements OfAttempt {}

    /** A certificate is the proof of this attempt, and can be that of no other. */
    record Proved(String certificateId) implements OfAttempt {}

    /** Its label is about to be printed. @param copy the how many-eth, from 1 */
    record LabelPrinted(String printer, int copy) implements OfAttempt {}

    record Ended(String outcome, String thing, String certificateId, String claimCertificateId, Duration took, String failedStep, Optional<Cause> cause)
            implements OfAttempt {}

    /**
     * Who works where. What is not known is empty.
     *
     * @param slot of a bench
     * @param order the work order
     */
    record Workplace(String operator, String station, String account, String region, String slot, String batch, String order, String partNumber,
            String revision) {

        /** One that is no bench. */
        public static Workplace of(String operator, String station, String account, String region) {
            return new Workplace(operator, station, account, region, "", "", "", "", "");
        }
    }

    /** Why something could not be done. @param failure its id @param text as it was shown, in English @param detail the technical cause */
    record Cause(String failure, String text, String detail) {}
}
