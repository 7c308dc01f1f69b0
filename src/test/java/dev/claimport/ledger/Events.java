package dev.claimport.ledger;

import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Attempts as they are recorded. */
public final class Events {

    public static final Instant START = ManualTime.START;
    public static final Workplace WORKPLACE = new Workplace("J. Weber", "bench-3", "112233445566", "eu-west-1", "4", "B-17", "WO-9", "GX-2", "C");

    private Events() {}

    public static UUID run(int number) {
        return new UUID(0x0190_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L + number);
    }

    public static String certificate(int number) {
        return "%064x".formatted(number);
    }

    public static LedgerEvent.Started started() {
        return new LedgerEvent.Started(START, WORKPLACE, "sensors", Map.of("Site", "Köln", "Customer", "Nordlicht"), "/dev/ttyACM0", "gx-2");
    }

    public static LedgerEvent.DeviceAnswered answered(String serial) {
        return new LedgerEvent.DeviceAnswered("/dev/ttyACM0", "GX-2", serial, "1.4.0", "gx-2", "sensor-" + serial, 0);
    }

    /** One that is confirmed. */
    public static List<LedgerEvent> confirmed(int number) {
        String serial = "4711-%04d".formatted(number);
        List<LedgerEvent> events = new ArrayList<>(List.of(started(), new LedgerEvent.StepStarted("template"), new LedgerEvent.TemplateRead(3), done("template", 40),
                new LedgerEvent.StepStarted("device"), answered(serial), done("device", 210),
                new LedgerEvent.StepStarted("claim"), new LedgerEvent.ClaimReceived(certificate(1_000_000 + number), "AB:CD", START, START.plusSeconds(300)), done("claim", 350)));
        events.addAll(List.of(new LedgerEvent.StepStarted("confirm"), new LedgerEvent.Proved(certificate(number)), done("confirm", 1200),
                new LedgerEvent.Ended("confirmed", "sensor-" + serial, certificate(number), certificate(1_000_000 + number), Duration.ofMillis(1800), "", Optional.empty())));
        return events;
    }

    /** One that fails at the claim. */
    public static List<LedgerEvent> failed(int number) {
        Optional<Cause> cause = Optional.of(new Cause("throttled", "AWS asks to wait.", "429"));
        return List.of(started(), new LedgerEvent.TemplateRead(3), new LedgerEvent.StepStarted("device"), answered("4711-%04d".formatted(number)), done("device", 210),
                new LedgerEvent.StepStarted("claim"), new LedgerEvent.StepEnded("claim", Duration.ofMillis(90), "failed", cause),
                new LedgerEvent.Ended("failed", "", "", "", Duration.ofMillis(300), "claim", cause));
    }

    private static LedgerEvent done(String step, long milliseconds) {
        return new LedgerEvent.StepEnded(step, Duration.ofMillis(milliseconds), "done", Optional.empty());
    }
}
