package dev.claimport.device.finder;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.recognition.DeviceKind;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.device.recognition.Question;
import dev.claimport.device.recognition.Recognizer;
import dev.claimport.device.recognition.Spoken;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out which profile fits what is on a port. */
public final class DeviceFinder {

    /** Opening a port at one speed after another takes time, and says little. */
    private static final int MOST_LINES = 3;

    private final SerialPorts ports;
    private final ProfileLibrary profiles;
    private final TimeSource time;
    private final Recognizer recognizer;

    public DeviceFinder(SerialPorts ports, ProfileLibrary profiles, TimeSource time) {
        this.ports = ports;
        this.profiles = profiles;
        this.time = time;
        var questions = new LinkedHashMap<String, Question>();
        profiles.dialects().all().forEach(dialect -> questions.put(dialect.id(), dialect.question()));
        this.recognizer = new Recognizer(questions, time);
    }

    /**
     * What there is on a port.
     *
     * @param line at which it was seen
     * @param fitting profiles that serve it, the likeliest first; empty when none does
     */
    public record Report(PortInfo port, ProbeResult sighting, LineSettings line, List<Profile> fitting) {}

    /** A profile, and the port open as the profile wants it: the link is the caller's. */
    public record Found(Profile profile, SerialLink link) {}

    /** Looks once, and gives the port back. A port that is busy is a result as well; @throws FailureException of the link family otherwise */
    public Report report(PortInfo port) {
        try {
            Seen seen = see(port);
            seen.link().close();
            return seen.report();
        } catch (FailureException e) {
            if (e.failure().kind() == LinkFailure.Kind.PORT_BUSY) {
                return new Report(port, new ProbeResult(OtherKind.BUSY, ""), LineSettings.USUAL, List.of());
            }
            throw e;
        }
    }

    /**
     * Looks until there is something, as long as a device may take to boot.
     *
     * @throws FailureException {@code device-silent}, {@code line-speed-wrong}, {@code device-unsupported}, {@code device-unclear},
     *     {@code device-not-served}, and of the link family
     */
    public Found find(PortInfo port) {
        Instant deadline = time.instant().plus(DeviceWait.BOOT.limit());
        Seen seen = see(port);
        while (seen.isUnfinished() && time.instant().isBefore(deadline)) {
            seen.link().close();
            seen = see(port);
        }
        Report report = seen.report();
        if (report.fitting().isEmpty()) {
            seen.link().close();
            throw failure(report).exception();
        }
        Profile profile = report.fitting().getFirst();
        if (profile.line().equals(report.line())) {
            return new Found(profile, seen.link());
        }
        seen.link().close();
        return new Found(profile, ports.open(port.path(), profile.line()));
    }

    private record Seen(Report report, SerialLink link) {

        /** Nothing yet that can be worked with, which may be for want of time: a key that firmware has made, it has when asked again. */
        boolean isUnfinished() {
            DeviceKind kind = report.sighting().family();
            return kind == OtherKind.SILENT || kind == OtherKind.TEXT || kind == OtherKind.FEW_BYTES || kind == OtherKind.SMP_UNCLEAR;
        }
    }

    /** At the usual speed, or before that as the profiles say which the port's USB ids speak for. */
    private Seen see(PortInfo port) {
        List<LineSettings> lines = Stream.concat(inOrder(port).filter(profile -> profile.isLikelyOn(port)).map(Profile::line), Stream.of(LineSettings.USUAL))
                .distinct().limit(MOST_LINES).toList();
        Seen seen = null;
        for (LineSettings line : lines) {
            if (seen != null) {
                seen.link().close();
            }
            seen = see(port, line);
            if (seen.report().sighting().family().isPlain()) {
                return seen;
            }
        }
        return seen;
    }

    private Seen see(PortInfo port, LineSettings line) {
        SerialLink link = ports.open(port.path(), line);
        boolean done = false;
        try {
            ProbeResult sighting = recognizer.look(link);
            Seen seen = new Seen(new Report(port, sighting, line, inOrder(port).filter(profile -> profile.serves(sighting)).toList()), link);
            done = true;
            return seen;
        } finally {
            if (!done) {
                link.close();
            }
        }
    }

    /** The user's own first, and among those, as among the others, the ones that the USB ids speak for. */
    private Stream<Profile> inOrder(PortInfo port) {
        return profiles.all().stream().sorted(Comparator.comparing(ProfileLibrary.Entry::builtIn)
                .thenComparing(entry -> !entry.profile().isLikelyOn(port))).map(ProfileLibrary.Entry::profile);
    }

    private static Failure failure(Report report) {
        String port = report.port().path();
        return switch (report.sighting().family()) {
            case OtherKind.SILENT -> new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", port), "neither SMP nor AT nor a prompt");
            case OtherKind.WRONG_SPEED -> new DeviceFailure(DeviceFailure.Kind.LINE_SPEED_WRONG,
                    Map.of("port", port, "baud", Integer.toString(report.line().baud())));
            case OtherKind.FEW_BYTES -> new DeviceFailure(DeviceFailure.Kind.DEVICE_GARBAGE, Map.of("port", port), report.sighting().evidence() + " bytes in all");
            case OtherKind.SMP_OTHER -> new DeviceFailure(DeviceFailure.Kind.DEVICE_UNSUPPORTED, Map.of("port", port), "SMP without hand-over group or file system group");
            case OtherKind.SMP_UNCLEAR -> new DeviceFailure(DeviceFailure.Kind.DEVICE_UNCLEAR, Map.of("port", port));
            case Spoken(String dialect) -> new DeviceFailure(DeviceFailure.Kind.DEVICE_NOT_SERVED, Map.of("port", port, "seen", Unprofiled.DIALECT), dialect);
            default -> new DeviceFailure(DeviceFailure.Kind.DEVICE_NOT_SERVED,
                    Map.of("port", port, "seen", report.sighting().family()), report.sighting().evidence());
        };
    }
}
