package dev.claimport.device.console;

import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.recognition.Question;
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
        return List.of("linux-folder", "aws-iot-device-client");
    }

    /** Any shell; which product is on it, the technician says. */
    @Override
    public Question question() {
        return new Question.Prompt();
    }

    @Override
    public boolean canReportBack() {
        return false;
    }

    @Override
    public boolean isMeantBy(Fields profile) {
        return profile.has("document");
    }

    @Override
    public Settings read(Fields profile, Duration bootWait) {
        return new ConsoleReader(profile).read();
    }
}
