package dev.claimport.device.smpfs;

import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.FileSlots;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.recognition.Question;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.serial.LineSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** MCUmgr's file system group: each part of a claim becomes a file. */
public final class SmpFsDialect implements Dialect {

    static final String ID = "smp-fs";
    /** A name that nobody gives a file. */
    static final String NO_FILE = "/claimport.no";
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Map<String, Verify> MEANS = Map.of("sha256", Verify.SHA256, "crc32", Verify.CRC32, "compare", Verify.COMPARE,
            "length", Verify.LENGTH, "none", Verify.NONE);
    /** By the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> profiles() {
        return List.of("zephyr-smp-fs", "zephyr-smp-fs-der", "mcumgr-smp-fs-v1");
    }

    /** Whether there is a file that nobody has. */
    @Override
    public Question question() {
        return new Question.SmpGroup(SmpRequest.read(SmpFs.GROUP, SmpFs.FILE, out -> out.map(2).text("off").unsigned(0).text("name").text(NO_FILE)), false);
    }

    @Override
    public boolean canReportBack() {
        return false;
    }

    @Override
    public boolean isMeantBy(Fields profile) {
        return profile.has("slots");
    }

    @Override
    public SmpFsSettings read(Fields profile, LineSettings line, Duration bootWait) {
        Encoding encoding = profile.choice("encoding", Map.of("pem", Encoding.PEM, "der", Encoding.DER), Encoding.PEM);
        PartsPlan plan = new FileSlots(ID).read(profile, encoding);
        Verify verify = profile.choice("verify", MEANS, Verify.SHA256);
        boolean reset = profile.choice("go", Map.of("none", false, "reset", true), false);
        List<String> own = profile.list("parameters", text -> Optional.of(text).filter(PARAMETER.asMatchPredicate()),
                ProfileProblem.PARAMETER_WRONG);
        Optional<Fields> settings = profile.section("settings");
        Optional<Integer> version = settings.flatMap(fields ->
                fields.choice("smp-version", Map.of("auto", Optional.<Integer>empty(), "1", Optional.of(1), "2", Optional.of(2)), Optional.empty()));
        boolean makeFolders = settings.map(fields -> fields.flag("make-folders", true)).orElse(true);
        Optional<String> serialFile = settings.flatMap(fields -> FileSlots.path(fields, "serial-file"));
        String serialParameter = settings.flatMap(fields -> fields.text("serial-parameter")).orElse(SERIAL_NUMBER);
        settings.ifPresent(Fields::refuseOthers);
        return new SmpFsSettings(plan, verify, reset, makeFolders, version, bootWait, serialFile, serialParameter, own);
    }
}
