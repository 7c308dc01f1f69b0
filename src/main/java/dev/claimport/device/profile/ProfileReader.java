package dev.claimport.device.profile;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.Question;
import dev.claimport.failure.Problem;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.LineSettings.Reset;
import dev.claimport.serial.LineSettings.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes a profile of what a YAML text says, and names everything that is wrong with it at once. */
final class ProfileReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(2);
    private static final Map<String, Signal> SIGNALS = Map.of("assert", Signal.ASSERT, "clear", Signal.CLEAR, "leave", Signal.LEAVE);
    private static final Map<String, Reset> RESETS = Map.of("none", Reset.NONE, "dtr", Reset.DTR, "rts", Reset.RTS);

    private final Dialects dialects;
    private final List<Problem> problems;

    /** @param problems where to tell what is wrong; the profile is of use only when nothing is */
    ProfileReader(Dialects dialects, List<Problem> problems) {
        this.dialects = dialects;
        this.problems = problems;
    }

    /** Empty when there is no such dialect. */
    Optional<Profile> read(YamlTree.Mapping tree) {
        Fields top = new Fields(tree, problems);
        String name = top.required("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            top.problem("name", ProfileProblem.NAME_WRONG, "name");
        }
        String family = top.required("family");
        Optional<Fields> recognize = top.section("recognize");
        List<UsbId> usb = recognize.map(fields -> fields.list("usb", UsbId::parse, ProfileProblem.USB_ID_WRONG)).orElse(List.of());
        LineSettings line = top.section("line").map(this::line).orElse(LineSettings.USUAL);
        Duration bootWait = top.duration("boot-wait", LONGEST_BOOT, DeviceWait.BOOT.limit());
        String dialectName = top.required("dialect");
        Optional<Dialect> dialect = dialects.named(dialectName);
        if (dialect.isEmpty() && !dialectName.isEmpty()) {
            refuse(dialectName, top, line, bootWait);
        }
        Optional<Dialect.Settings> settings = dialect.map(known -> known.read(top, line, bootWait));
        Recognition recognition = recognize.map(fields -> recognition(fields, usb, dialect)).orElse(new Recognition(usb, Optional.empty(), Optional.empty()));
        boolean canReportBack = dialect.map(Dialect::canReportBack).orElse(true) && settings.map(Dialect.Settings::canReportBack).orElse(true);
        boolean reportsBack = top.flag("reports-back", canReportBack);
        if (reportsBack && !canReportBack) {
            top.problem("reports-back", ProfileProblem.CANNOT_REPORT_BACK, dialectName);
        }
        top.refuseOthers();
        return settings.map(known -> new Profile(name, family, recognition, line, bootWait, dialect.get(), known, reportsBack));
    }

    private LineSettings line(Fields fields) {
        int baud = fields.whole("baud", LineSettings.SLOWEST, LineSettings.FASTEST, LineSettings.USUAL.baud());
        boolean flowControl = fields.choice("flow-control", Map.of("none", false, "rts-cts", true), false);
        Signal dtr = fields.choice("dtr", SIGNALS, Signal.LEAVE);
        Signal rts = fields.choice("rts", SIGNALS, Signal.LEAVE);
        Reset reset = fields.choice("reset", RESETS, Reset.NONE);
        if (flowControl && rts != Signal.LEAVE) {
            fields.problem("rts", ProfileProblem.RTS_TWICE);
        } else if (flowControl && reset == Reset.RTS) {
            fields.problem("reset", ProfileProblem.RTS_TWICE);
        }
        if (reset == Reset.DTR && dtr == Signal.ASSERT || reset == Reset.RTS && rts == Signal.ASSERT) {
            fields.problem("reset", ProfileProblem.RESET_HELD, reset.name());
        }
        fields.refuseOthers();
        return new LineSettings(baud, flowControl, dtr, rts, reset);
    }

    /** A family is recognised by the very dialect that it speaks, or by what it is in text. */
    private static Recognition recognition(Fields fields, List<UsbId> usb, Optional<Dialect> dialect) {
        Optional<String> probe = fields.text("probe");
        Optional<OtherKind> seen = Optional.empty();
        Optional<Pattern> says = Optional.empty();
        if (dialect.filter(known -> known.question() instanceof Question.Prompt).isPresent()) {
            seen = probe.flatMap(OtherKind::inText);
            says = fields.text("says").flatMap(text -> pattern(fields, text));
            if (seen.isEmpty()) {
                fields.problem("probe", ProfileProblem.PROBE_UNKNOWN, OtherKind.idsInText());
            }
        } else {
            probe.ifPresent(named -> dialect.map(Dialect::id).filter(id -> !id.equals(named)).ifPresent(id ->
                    fields.problem("probe", ProfileProblem.PROBE_WRONG, id)));
        }
        fields.refuseOthers();
        return new Recognition(usb, seen, says);
    }

    private static Optional<Pattern> pattern(Fields fields, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException _) {
            fields.problem("says", ProfileProblem.PATTERN_WRONG, "says");
            return Optional.empty();
        }
    }

    private void refuse(String name, Fields top, LineSettings line, Duration bootWait) {
        top.unknown("dialect", name, dialects.ids());
        // Only misspelt: the rest is told at once as well.
        dialects.all().stream().filter(dialect -> dialect.isMeantBy(top)).findFirst().ifPresent(dialect -> dialect.read(top, line, bootWait));
    }
}
