package dev.claimport.practice.scenario;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.device.profile.Fields;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Reboots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a scenario from keys and values; what is not there is as in a practice where everything works. */
final class ScenarioReader {

    private static final Duration YEAR = Duration.ofDays(366);
    /** Before the certificate of the endpoint is valid. */
    private static final Duration TWO_YEARS = Duration.ofDays(732);
    /** Longer than anybody waits for an answer. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final int MOST_THROTTLED = 1_000;
    private static final int LARGEST_BUNDLE = 64 * 1024;
    private static final Map<String, Boolean> QUOTAS = Map.of("none", false, "real", true);
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]{1,40}:[A-Za-z]{1,80}");
    private static final Map<String, Optional<DeviceState>> STATES = Stream.of(DeviceState.values())
            .collect(Collectors.toMap(state -> state.name().toLowerCase(Locale.ROOT).replace('_', '-'), Optional::of));

    /** What a device says of itself; a refusal of the service is the service's. */
    private static final Map<String, Cause> CAUSES = Stream.of(Cause.values()).filter(cause -> cause != Cause.SERVICE)
            .collect(Collectors.toMap(cause -> cause.name().toLowerCase(Locale.ROOT), cause -> cause));

    private final Map<String, DeviceFault> faults;

    ScenarioReader(Map<String, DeviceFault> faults) {
        this.faults = faults;
    }

    PracticeScenario read(Fields fields) {
        Scenario cloud = fields.section("cloud").map(ScenarioReader::cloud).orElse(Scenario.FAIR);
        SignInTrouble signIn = fields.section("sign-in").map(ScenarioReader::signIn).orElse(SignInTrouble.NONE);
        List<DeviceFault> device = fields.section("device").map(this::device).orElse(List.of());
        fields.refuseOthers();
        return new PracticeScenario(cloud.withSignIn(signIn), device, Optional.empty());
    }

    private static Scenario cloud(Fields fields) {
        Scenario usual = Scenario.FAIR;
        List<String> denied = fields.list("denied-actions", word -> Optional.of(word).filter(ACTION.asMatchPredicate()), ScenarioProblem.ACTION_WRONG);
        Scenario read = new Scenario(fields.duration("answer-delay", LONGEST_DELAY, usual.answerDelay()),
                fields.whole("throttled-claims", 0, MOST_THROTTLED, usual.throttledClaims()), fields.flag("unavailable", usual.unavailable()),
                Set.copyOf(denied), ahead(fields, YEAR), fields.duration("credentials-lifetime", YEAR, usual.credentialsLifetime()),
                fields.duration("claim-lifetime", YEAR, usual.claimLifetime()), fields.flag("broker-silent", usual.brokerSilent()),
                fields.duration("registry-delay", LONGEST_DELAY, usual.registryDelay()), fields.choice("quotas", QUOTAS, usual.quotas()), usual.signIn());
        fields.refuseOthers();
        return read;
    }

    private static Duration ahead(Fields fields, Duration most) {
        return fields.duration("clock-ahead", most, Duration.ZERO).minus(fields.duration("clock-behind", most, Duration.ZERO));
    }

    private static SignInTrouble signIn(Fields fields) {
        SignInTrouble usual = SignInTrouble.NONE;
        SignInTrouble read = new SignInTrouble(fields.duration("token-lifetime", YEAR, usual.tokenLifetime()),
                fields.duration("session-lifetime", YEAR, usual.sessionLifetime()), passwordChange(fields), fields.whole("throttled", 0, MOST_THROTTLED, usual.throttled()));
        fields.refuseOthers();
        return read;
    }

    private static Optional<Duration> passwordChange(Fields fields) {
        String key = "password-changed-after";
        Duration after = fields.duration(key, YEAR, Duration.ZERO);
        return fields.has(key) ? Optional.of(after) : Optional.empty();
    }

    private List<DeviceFault> device(Fields fields) {
        List<DeviceFault> read = new ArrayList<>(fields.list("faults", word -> Optional.ofNullable(faults.get(word)), ScenarioProblem.FAULT_UNKNOWN));
        Duration ahead = ahead(fields, TWO_YEARS);
        if (!ahead.isZero()) {
            read.add(new DeviceFault.ClockAhead(ahead));
        }
        unplugs(fields).ifPresent(read::add);
        fields.section("answers").ifPresent(commands -> commands.keys().forEach(command -> commands.value(command).map(line -> new Answers(command, line)).ifPresent(read::add)));
        fields.list("restarts-at", word -> Optional.of(word).filter(command -> !command.isEmpty()), ScenarioProblem.COMMAND_WRONG).stream().map(Reboots::new).forEach(read::add);
        state(fields, "stalls-while").map(DeviceFault.Stalls::new).ifPresent(read::add);
        Cause why = fields.choice("fails-with", CAUSES, Cause.STORAGE);
        state(fields, "fails-while").map(state -> new DeviceFault.Fails(state, why, "as the scenario says")).ifPresent(read::add);
        fields.refuseOthers();
        return read;
    }

    private static Optional<DeviceFault> unplugs(Fields fields) {
        String again = "plugged-in-after";
        Optional<Duration> back = Optional.of(fields.duration(again, LONGEST_DELAY, Duration.ZERO)).filter(_ -> fields.has(again));
        if (!fields.has("unplugged-after")) {
            back.ifPresent(_ -> fields.problem(again, ScenarioProblem.NOT_UNPLUGGED, again, "unplugged-after"));
        }
        int bytes = fields.whole("unplugged-after", 1, LARGEST_BUNDLE, 0);
        return bytes == 0 ? Optional.empty() : Optional.of(new DeviceFault.Unplugs(bytes, back));
    }

    private static Optional<DeviceState> state(Fields fields, String key) {
        return fields.choice(key, STATES, Optional.empty());
    }
}
