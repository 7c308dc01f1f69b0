package dev.claimport.device.handover;

import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.recognition.Question;
import dev.claimport.serial.LineSettings;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Our own SMP group: everything in one bundle, and the device reports back. */
public final class HandoverGroupDialect implements Dialect {

    private static final String ID = "handover";
    /** What profiles say of devices that take a claim in parts. */
    private static final List<String> OF_PARTS = List.of("slots", "settings", "encoding", "verify", "go", "parameters");
    /** Everything, in one CBOR map. */
    private static final Map<ClaimPart, Destination> BUNDLE = Arrays.stream(ClaimPart.values())
            .collect(Collectors.toMap(UnaryOperator.identity(), _ -> new Destination.Document("bundle", SettingsFormat.CBOR)));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> profiles() {
        return List.of("claimport-handover");
    }

    @Override
    public Question question() {
        return new Question.SmpGroup(HandoverGroupClient.HELLO, true);
    }

    @Override
    public boolean canReportBack() {
        return true;
    }

    @Override
    public Settings read(Fields profile, LineSettings line, Duration bootWait) {
        for (String key : OF_PARTS) {
            profile.tree(key).ifPresent(_ -> profile.problem(key, ProfileProblem.PARTS_IN_ONE_BUNDLE, key, ID));
        }
        return new HandoverGroupSettings();
    }

    private record HandoverGroupSettings() implements Settings {

        @Override
        public Devices devices(TimeSource time) {
            return link -> new HandoverGroupDevice(link, time);
        }

        @Override
        public Verification verification() {
            return HandoverGroupDevice.PROOF;
        }

        @Override
        public Map<ClaimPart, Destination> destinations() {
            return BUNDLE;
        }
    }
}
