package dev.claimport.device.console;

import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.serial.LineSettings;
import java.time.Duration;
import java.util.List;

/** The shell of a Linux gateway: each part of a claim becomes a file, and then the product is started that registers with them. */
public final class ConsoleDialect implements Dialect {

    @Override
    public String id() {
        return "console";
    }

    @Override
    public List<String> profiles() {
        return List.of("linux-folder", "aws-iot-device-client", "aws-greengrass", "aws-greengrass-lite");
    }

    @Override
    public boolean canReportBack() {
        return true;
    }

    @Override
    public boolean isMeantBy(Fields profile) {
        return profile.has("document");
    }

    @Override
    public Settings read(Fields profile, LineSettings line, Duration bootWait) {
        return new ConsoleReader(profile).read(bootWait);
    }
}
