package dev.claimport.device.profile;

import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.LineSettings.Signal;
import dev.claimport.text.Similar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a profile of what a YAML text says, and names everything that is wrong with it at once. */
final class ProfileReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Duration USUAL_BOOT = Duration.ofSeconds(6);
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(2);
    private static final Map<String, Signal> SIGNALS = Map.of("assert", Signal.ASSERT, "clear", Signal.CLEAR, "leave", Signal.LEAVE);
    private static final Map<String, Verify> MEANS = Map.of("sha256", Verify.SHA256, "crc32", Verify.CRC32, "compare", Verify.COMPARE,
            "length", Verify.LENGTH, "none", Verify.NONE);
    /** By the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";
    private static final List<String> DIALECTS = List.of(Dialect.HandoverGroup.ID, Dialect.SmpFs.ID);
    /** Dialects that profiles will name one day, so that nobody looks for the mistake in the spelling. */
    private static final List<String> NOT_YET = List.of("at", "nrf91", "zephyr-cred", "console", "script");

    private final List<ProfileProblem> problems;

    /** @param problems where to tell what is wrong; the profile is of use only when nothing is */
    ProfileReader(List<ProfileProblem> problems) {
        this.problems = problems;
    }

    Profile read(YamlTree.Mapping tree) {
        Fields top = new Fields(tree, problems);
        String name = top.required("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            top.problem("name", "\"name\" takes lower-case letters, digits and dashes, at most 63");
        }
        String family = top.required("family");
        Optional<Fields> recognize = top.section("recognize");
        List<UsbId> usb = recognize.map(fields -> fields.list("usb", UsbId::parse, "USB ids such as 2fe3:0100 or 1366:*")).orElse(List.of());
        LineSettings line = top.section("line").map(this::line).orElse(LineSettings.USUAL);
        Duration bootWait = top.duration("boot-wait", LONGEST_BOOT, USUAL_BOOT);
        String dialectName = top.required("dialect");
        Dialect dialect = dialect(dialectName, top, bootWait);
        recognize.ifPresent(fields -> probe(fields, dialectName));
        boolean reportsBack = top.flag("reports-back", dialect instanceof Dialect.HandoverGroup);
        if (dialectName.equals(Dialect.SmpFs.ID) && reportsBack) {
            top.problem("reports-back", "devices with dialect \"smp-fs\" cannot report back");
        }
        top.refuseOthers();
        return new Profile(name, family, usb, line, bootWait, dialect, reportsBack);
    }

    private LineSettings line(Fields fields) {
        int baud = fields.whole("baud", 1200, 4_000_000, LineSettings.USUAL.baud());
        boolean flowControl = fields.choice("flow-control", Map.of("none", false, "rts-cts", true), false);
        Signal dtr = fields.choice("dtr", SIGNALS, Signal.LEAVE);
        Signal rts = fields.choice("rts", SIGNALS, Signal.LEAVE);
        if (flowControl && rts != Signal.LEAVE) {
            fields.problem("rts", "with flow-control: rts-cts the signal RTS cannot be set as well");
        }
        fields.refuseOthers();
        return new LineSettings(baud, flowControl, dtr, rts);
    }

    /** Today a family is recognised by the very dialect that it speaks. */
    private void probe(Fields fields, String dialect) {
        fields.text("probe").ifPresent(probe -> {
            if (!probe.equals(dialect) && DIALECTS.contains(dialect)) {
                fields.problem("probe", "\"probe\" must be the dialect, \"" + dialect + "\"");
            }
        });
        fields.refuseOthers();
    }

    private Dialect dialect(String name, Fields top, Duration bootWait) {
        if (name.equals(Dialect.SmpFs.ID)) {
            return new Dialect.SmpFs(smpFs(top, bootWait));
        }
        if (NOT_YET.contains(name)) {
            top.problem("dialect", "this version does not speak the dialect \"" + name + "\" yet, only " + String.join(", ", DIALECTS));
        } else if (!name.isEmpty() && !name.equals(Dialect.HandoverGroup.ID)) {
            top.problem("dialect", "\"dialect\" cannot be \"" + name + "\", only " + String.join(", ", DIALECTS) + Similar.hint(name, DIALECTS));
            if (top.has("slots")) {
                // Only misspelt: the rest is told at once as well.
                smpFs(top, bootWait);
            }
        }
        for (String key : List.of("slots", "settings", "encoding", "verify", "go", "parameters")) {
            top.tree(key).ifPresent(_ -> {
                if (name.equals(Dialect.HandoverGroup.ID)) {
                    top.problem(key, "\"" + key + "\" is not for dialect \"handover\", which carries everything in one bundle");
                }
            });
        }
        return new Dialect.HandoverGroup();
    }

    private SmpFsSettings smpFs(Fields top, Duration bootWait) {
        Encoding encoding = top.choice("encoding", Map.of("pem", Encoding.PEM, "der", Encoding.DER), Encoding.PEM);
        PartsPlan plan = new SlotsReader(problems).read(top, encoding);
        Verify verify = top.choice("verify", MEANS, Verify.SHA256);
        boolean reset = top.choice("go", Map.of("none", false, "reset", true), false);
        List<String> own = top.list("parameters", text -> Optional.of(text).filter(PARAMETER.asMatchPredicate()),
                "names of template parameters that the device fills in itself");
        Optional<Fields> settings = top.section("settings");
        Optional<Integer> version = settings.flatMap(fields ->
                fields.choice("smp-version", Map.of("auto", Optional.<Integer>empty(), "1", Optional.of(1), "2", Optional.of(2)), Optional.empty()));
        boolean makeFolders = settings.map(fields -> fields.flag("make-folders", true)).orElse(true);
        Optional<String> serialFile = settings.flatMap(fields -> SlotsReader.path(fields, "serial-file"));
        String serialParameter = settings.flatMap(fields -> fields.text("serial-parameter")).orElse(SERIAL_NUMBER);
        settings.ifPresent(Fields::refuseOthers);
        return new SmpFsSettings(plan, verify, reset, makeFolders, version, bootWait, serialFile, serialParameter, own);
    }
}
