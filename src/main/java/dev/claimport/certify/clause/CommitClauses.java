package dev.claimport.certify.clause;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a device looks at before it begins to register. */
final class CommitClauses {

    private static final Duration LEAST_LEFT = Duration.ofSeconds(2);
    /** A device tells its clock in whole seconds: of the one that it tells, as much as this is over. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);
    /** A device's clock may be read a second late, and a claim is over in the second after its last. */
    private static final Duration SURELY_OVER = Duration.ofSeconds(2);

    private CommitClauses() {}

    /** A field of the bundle, and values that it cannot have. */
    private record Field(String name, long key, List<Object> wrong) { }

    private static final List<Field> FIELDS = List.of(
            new Field("host", 1, List.of("", 7L, new byte[] {1})),
            new Field("port", 2, List.of(0L, 65536L, "8883")),
            new Field("template", 3, List.of(7L, new byte[] {1})),
            new Field("parameters", 4, List.of(List.of(), "text", Map.of("a", 7L), Map.of(7L, "a"))),
            new Field("certificate", 5, List.of("text", new byte[0], new byte[] {1, 2, 3})),
            new Field("key", 6, List.of("text", new byte[0], new byte[] {1, 2, 3})),
            new Field("root-cas", 7, List.of(List.of(), new byte[] {1}, List.of("text"), List.of(new byte[] {1, 2, 3}))),
            new Field("client-id", 8, List.of(7L, new byte[] {1})));

    static List<Clause<Subject>> all() {
        return Stream.concat(Stream.of(
                new Clause<Subject>("commit-accepted", ClauseGroup.COMMIT, CommitClauses::takesAWholeBundle),
                new Clause<Subject>("commit-digest", ClauseGroup.COMMIT, CommitClauses::refusesWrongDigests),
                new Clause<Subject>("commit-content", ClauseGroup.COMMIT, CommitClauses::refusesOtherBytes),
                new Clause<Subject>("commit-expired", ClauseGroup.COMMIT, CommitClauses::refusesAClaimThatRanOut),
                new Clause<Subject>("commit-parameter", ClauseGroup.COMMIT, CommitClauses::insistsOnItsParameters),
                new Clause<Subject>("commit-form", ClauseGroup.COMMIT, CommitClauses::refusesWhatIsNoBundle)),
                FIELDS.stream().map(field -> new Clause<Subject>("commit-" + field.name(), ClauseGroup.COMMIT, device -> refusesAWrongField(device, field)))).toList();
    }

    private static void takesAWholeBundle(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        Demand.same(Demand.offset(transfer.size()), transfer.putAll(device, 0));
        device.demandState(DeviceState.RECEIVING);
        Demand.same(Demand.DONE, transfer.commit(device));
        long state = device.state();
        Demand.that(state >= HandoverGroup.code(DeviceState.ACCEPTED), "{\"state\": 2 …}", Map.of("state", state));
    }

    private static void refusesWrongDigests(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        transfer.putAll(device, 0);
        byte[] wrong = transfer.sha();
        wrong[0] ^= 1;
        Demand.refused(device, HandoverGroup.DIGEST_WRONG, device.ask(HandoverCommand.COMMIT, Transfer.commit(wrong)));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    /** Announced with another digest than its bytes have. */
    private static void refusesOtherBytes(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        byte[] other = transfer.bytes().clone();
        other[other.length / 2] ^= 1;
        transfer.begin(device);
        transfer.with(other).putAll(device, 0);
        Demand.refused(device, HandoverGroup.DIGEST_WRONG, transfer.commit(device));
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    /** With as little left as can be waited for, and with more where this computer is too busy to announce it in time. */
    private static void refusesAClaimThatRanOut(Subject device) throws InterruptedException {
        Duration left = LEAST_LEFT;
        while (!ranOut(device, left)) {
            left = left.multipliedBy(4);
        }
    }

    /** @return false when it had run out before the device could have heard of it */
    private static boolean ranOut(Subject device, Duration left) throws InterruptedException {
        Transfer whole = device.transfer(Fate.HELD_CONNECTING);
        Instant now = device.time().instant();
        Map<Object, Object> hello = device.ask(HandoverCommand.HELLO);
        Instant clock = hello.get("clock") instanceof Long seconds ? Instant.ofEpochSecond(seconds) : now;
        Transfer transfer = whole.expiring(clock.plus(left));
        Map<Object, Object> begun = transfer.begin(device);
        if (begun.equals(Demand.error(HandoverGroup.CLAIM_EXPIRED)) && !device.time().instant().isBefore(now.plus(left).minus(UNTOLD))) {
            return false;
        }
        Demand.same(Demand.offset(0), begun);
        transfer.putAll(device, 0);
        while (device.time().instant().isBefore(now.plus(left).plus(SURELY_OVER))) {
            device.pause();
        }
        Demand.refused(device, HandoverGroup.CLAIM_EXPIRED, transfer.commit(device));
        return true;
    }

    private static void insistsOnItsParameters(Subject device) {
        Map<String, String> all = device.means().parameters();
        if (all.isEmpty()) {
            throw new NotApplicable(Lack.PARAMETERS);
        }
        for (String name : all.keySet()) {
            Map<String, String> others = new HashMap<>(all);
            others.remove(name);
            Demand.refused(device, HandoverGroup.PARAMETER_MISSING, device.handOver(device.transfer(device.bundles().bytes(Fate.HELD_CONNECTING, others))));
        }
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    private static void refusesWhatIsNoBundle(Subject device) {
        byte[] bundle = device.bundles().bytes(Fate.HELD_CONNECTING);
        byte[] unordered = bundle.clone();
        unordered[1] = 0x02;
        byte[] open = Arrays.copyOf(bundle, bundle.length + 1);
        open[0] = (byte) 0xbf;
        open[bundle.length] = (byte) 0xff;
        for (byte[] wrong : List.of(new byte[100], new byte[] {(byte) 0xa0}, new byte[] {(byte) 0xa1, 1, 1}, Arrays.copyOf(bundle, bundle.length - 1),
                Arrays.copyOf(bundle, bundle.length + 1), open, unordered)) {
            Demand.refused(device, HandoverGroup.BUNDLE_MALFORMED, device.handOver(device.transfer(wrong)));
        }
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }

    private static void refusesAWrongField(Subject device, Field field) {
        byte[] bundle = device.bundles().bytes(Fate.HELD_CONNECTING);
        for (Object value : field.wrong()) {
            Demand.refused(device, HandoverGroup.BUNDLE_MALFORMED, device.handOver(device.transfer(BundleFlaw.with(bundle, field.key(), value))));
        }
        if (field.key() <= 7) {
            Demand.refused(device, HandoverGroup.BUNDLE_MALFORMED, device.handOver(device.transfer(BundleFlaw.without(bundle, field.key()))));
        }
        device.accepted(device.transfer(Fate.HELD_CONNECTING));
    }
}
