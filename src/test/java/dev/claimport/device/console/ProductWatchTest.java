package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.device.DeviceStatus.Error;
import dev.claimport.device.DeviceStatus;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of a product's log, of what it keeps of its registration, and of its certificate. */
class ProductWatchTest {

    private static final Pattern REST = Pattern.compile("log \\| grep -n '' \\| tail -n \\+(\\d+) \\| head -n (\\d+)");

    private final ManualTime time = new ManualTime();
    private final AnsweringGateway gateway = new AnsweringGateway(time, this::does);
    private final Shell shell = new Shell(gateway, time);
    private final List<String> log = new ArrayList<>(List.of("connecting", "failed: Old", "thing=old"));
    private Answer result = new Answer(1, List.of("no such file"));
    private List<String> pem = List.of();
    private final ProductWatch watch = watch(Optional.of("result"), Optional.of("log"));

    private ProductWatch watch(Optional<String> asked, Optional<String> logged) {
        return new ProductWatch(shell, new Follow(asked, logged, Pattern.compile("thing=(\\S*)"), "certificate",
                Map.of(DeviceState.CONNECTING, Pattern.compile("connecting"), DeviceState.GETTING_CERTIFICATE, Pattern.compile("certificate wanted")),
                List.of(new Follow.Complaint(Pattern.compile("no name"), Cause.DNS, Optional.of("again")),
                        new Follow.Complaint(Pattern.compile("failed: (\\w+)|refused"), Cause.SERVICE, Optional.empty()),
                        new Follow.Complaint(Pattern.compile("gave up"), Cause.NETWORK, Optional.empty())), List.of()));
    }

    @BeforeEach
    void begin() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        watch.begin();
    }

    private Answer does(String command) {
        Matcher rest = REST.matcher(command);
        if (rest.matches()) {
            int from = Integer.parseInt(rest.group(1)) - 1;
            return new Answer(0, IntStream.range(from, Math.min(log.size(), from + Integer.parseInt(rest.group(2)))).mapToObj(i -> i + 1 + ":" + log.get(i)).toList());
        }
        return switch (command) {
            case "log | wc -l" -> new Answer(0, List.of(Integer.toString(log.size())));
            case "result" -> result;
            case "certificate" -> new Answer(0, pem);
            default -> new Answer(0, List.of());
        };
    }

    private static DeviceStatus failed(Error error) {
        return DeviceStatus.failed(error);
    }

    /** Why comes after that something failed: a complaint is looked at twice. */
    private DeviceStatus complained() {
        assertEquals(DeviceState.ACCEPTED, watch.status().state());
        return watch.status();
    }

    @Test
    void whatWasLoggedBeforeCountsForNothing() {
        assertEquals(DeviceStatus.at(DeviceState.ACCEPTED), watch.status());
        assertEquals(DeviceStatus.at(DeviceState.ACCEPTED), watch.status());
    }

    @Test
    void furthestStateIsTold() {
        log.add("connecting");
        assertEquals(DeviceStatus.at(DeviceState.CONNECTING), watch.status());
        log.addAll(List.of("certificate wanted", "connecting"));
        assertEquals(DeviceStatus.at(DeviceState.GETTING_CERTIFICATE), watch.status());
        watch.begin();
        assertEquals(DeviceStatus.at(DeviceState.ACCEPTED), watch.status(), "of another start");
    }

    @Test
    void logIsReadOnWhereItWasLeft() {
        log.addAll(IntStream.range(0, 79).mapToObj(i -> "line " + i).toList());
        log.add("connecting");
        assertEquals(DeviceState.ACCEPTED, watch.status().state());
        assertEquals(DeviceState.CONNECTING, watch.status().state());
        log.addAll(IntStream.range(0, 39).mapToObj(i -> "more " + i).toList());
        log.add("certificate wanted");
        assertEquals(DeviceState.GETTING_CERTIFICATE, watch.status().state());
    }

    @Test
    void thingWithoutItsCertificateIsStillRegistering() throws Exception {
        log.add("thing=");
        assertEquals(DeviceState.ACCEPTED, watch.status().state(), "nobody's name");
        log.add("thing=sensor-1");
        assertEquals(DeviceStatus.at(DeviceState.REGISTERING), watch.status());
        pem = List.of("-----BEGIN CERTIFICATE-----", "[ 7.1] usb 1-1: new device", "-----END CERTIFICATE-----");
        assertEquals(DeviceStatus.at(DeviceState.REGISTERING), watch.status());
        try (ProvisioningClaim claim = new TestClaims(time).claim("template", Duration.ofMinutes(5))) {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(claim.certificate().getEncoded());
            pem = Arrays.asList(("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----").split("\n"));
            assertEquals(new DeviceStatus(DeviceState.DONE, Optional.of("sensor-1"), Optional.of(claim.certificateId()), Optional.empty()), watch.status());
        }
    }

    @Test
    void whatTheProductKeepsCountsBeforeWhatItLogs() {
        log.add("thing=logged");
        result = new Answer(1, List.of("thing=wrong"));
        assertEquals(DeviceState.REGISTERING, watch.status().state());
        result = new Answer(0, List.of("thing=kept"));
        assertEquals(DeviceState.REGISTERING, watch.status().state());
        ProductWatch quiet = watch(Optional.of("result"), Optional.empty());
        quiet.begin();
        assertEquals(DeviceStatus.at(DeviceState.REGISTERING), quiet.status());
        result = new Answer(1, List.of("thing=kept"));
        assertEquals(DeviceStatus.at(DeviceState.ACCEPTED), quiet.status(), "an error");
    }

    @Test
    void complaintIsToldWithItsCodeOrWithoutOne() {
        log.add("failed: InvalidParameters");
        assertEquals(failed(new Error(Cause.SERVICE, "InvalidParameters", "failed: InvalidParameters")), complained());
        watch.begin();
        log.add("refused");
        assertEquals(failed(new Error(Cause.SERVICE, "refused")), complained());
    }

    @Test
    void mostTellingComplaintIsToldWhicheverCameFirst() {
        log.addAll(List.of("gave up", "failed: Throttled"));
        assertEquals(failed(new Error(Cause.SERVICE, "Throttled", "failed: Throttled")), complained());
    }

    @Test
    void productHasOneSecondChance() {
        log.add("no name");
        assertEquals(DeviceState.ACCEPTED, complained().state());
        assertEquals(1, gateway.commands().stream().filter("again"::equals).count());
        assertEquals(DeviceState.ACCEPTED, complained().state(), "what it said before is over");
        log.add("no name");
        assertEquals(failed(new Error(Cause.DNS, "no name")), complained());
        assertEquals(1, gateway.commands().stream().filter("again"::equals).count());
    }

    /** The kernel prints where it likes. */
    @Test
    void whatOthersPrintIsNoLineOfTheLog() {
        log.set(2, "thing=old\n[ 7.1] thing=kernel");
        ProductWatch all = watch(Optional.empty(), Optional.of("log"));
        assertEquals(DeviceStatus.at(DeviceState.REGISTERING), all.status(), "nothing was there before");
        log.add("x\nfailed: Kernel");
        assertEquals(DeviceState.ACCEPTED, watch.status().state());
        assertEquals(DeviceState.ACCEPTED, watch.status().state());
    }
}
