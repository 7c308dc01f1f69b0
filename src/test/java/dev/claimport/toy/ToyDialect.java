package dev.claimport.toy;

import dev.claimport.app.SupportedDialect;
import dev.claimport.app.SupportedDialects;
import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.recognition.Question;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A third dialect, in text lines, that nothing outside of this folder knows: it is only added to the list. */
public final class ToyDialect implements Dialect {

    /** All that Claimport speaks, and this. */
    public static SupportedDialects besideTheBuiltIn() {
        var all = new ArrayList<>(SupportedDialects.builtIn().all());
        all.add(new SupportedDialect(new ToyDialect(), new PracticeToy()));
        return new SupportedDialects(all);
    }

    @Override
    public String id() {
        return "toy";
    }

    @Override
    public List<String> profiles() {
        return List.of("toy");
    }

    @Override
    public Question question() {
        return new Question.Line("TOY?\r", Pattern.compile("TOY \\S+\r\n"));
    }

    @Override
    public boolean canReportBack() {
        return false;
    }

    @Override
    public Settings read(Fields profile, LineSettings line, Duration bootWait) {
        return new ToySettings(profile.required("greeting"));
    }

    record ToySettings(String greeting) implements Settings {

        @Override
        public Verification verification() {
            return new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING);
        }

        @Override
        public Devices devices(TimeSource time) {
            return link -> new ToyDevice(link, time);
        }

        @Override
        public Map<ClaimPart, Destination> destinations() {
            return Map.of(ClaimPart.CERT, new Destination.Command("PUT"), ClaimPart.KEY, new Destination.Command("PUT"));
        }
    }
}
