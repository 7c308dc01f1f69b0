package dev.claimport.device.script;

import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.recognition.Question;
import java.time.Duration;
import java.util.List;

/** Sending and expecting, as a profile describes it: AT commands and shells. Its families are profiles, not classes. */
public final class ScriptDialect implements Dialect {

    @Override
    public String id() {
        return "script";
    }

    @Override
    public List<String> profiles() {
        return List.of("nrf91-at", "quectel", "simcom-a76xx", "simcom-sim70xx", "esp-at", "ublox", "telit", "sequans", "altair", "sierra");
    }

    /** Each profile says what it serves of that which answers in text. */
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
        return profile.has("store");
    }

    @Override
    public Settings read(Fields profile, Duration bootWait) {
        return new ScriptReader(profile).read();
    }
}
