package dev.claimport.device.repl;

import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.FileSlots;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.serial.LineSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The raw REPL of MicroPython and CircuitPython: each part of a claim becomes a file on the board. */
public final class ReplDialect implements Dialect {

    private static final String ID = "repl";
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    /** By the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> profiles() {
        return List.of("micropython");
    }

    @Override
    public boolean canReportBack() {
        return false;
    }

    @Override
    public ReplSettings read(Fields profile, LineSettings line, Duration bootWait) {
        Encoding encoding = profile.choice("encoding", Map.of("pem", Encoding.PEM, "der", Encoding.DER), Encoding.PEM);
        PartsPlan plan = new FileSlots(ID).read(profile, encoding);
        boolean restart = profile.choice("go", Map.of("none", false, "restart", true), true);
        List<String> own = profile.list("parameters", text -> Optional.of(text).filter(PARAMETER.asMatchPredicate()), ProfileProblem.PARAMETER_WRONG);
        Optional<Fields> settings = profile.section("settings");
        String serialParameter = settings.flatMap(fields -> fields.text("serial-parameter")).orElse(SERIAL_NUMBER);
        settings.ifPresent(Fields::refuseOthers);
        return new ReplSettings(plan, restart, serialParameter, own);
    }
}
