package dev.claimport.testing;

import dev.claimport.app.SupportedDialects;
import dev.claimport.device.profile.Dialects;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.device.recognition.Question;
import dev.claimport.device.recognition.Recognizer;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.LinkedHashMap;

/** What Claimport brings: its dialects, their profiles and their devices. */
public final class BuiltIn {

    private BuiltIn() {}

    private static final class Shared {
        static final ProfileLibrary PROFILES = new ProfileLibrary(dialects());
    }

    public static Dialects dialects() {
        return SupportedDialects.builtIn().dialects();
    }

    /** Always the same: reading them all takes most of what a test of a hand-over takes. */
    public static ProfileLibrary profiles() {
        return Shared.PROFILES;
    }

    /** The same and those in a folder. */
    public static ProfileLibrary profiles(Path folder) {
        return profiles().withOwn(folder);
    }

    public static ProfileText text(String yaml) {
        return new ProfileText("test", yaml, dialects());
    }

    /** The kinds of what is wrong with it. */
    public static List<String> problems(String yaml) {
        return text(yaml).read(List.of()).problems().stream().map(problem -> problem.kind().toString()).toList();
    }

    /** The usual profile of a dialect. */
    public static Profile profile(String dialect) {
        return profiles().named(dialects().named(dialect).orElseThrow().profiles().getFirst()).orElseThrow().profile();
    }

    /** A good device that speaks a dialect, as its usual profile says. */
    public static SmpFirmware device(String dialect, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        return (SmpFirmware) SupportedDialects.builtIn().practice().named(dialect).orElseThrow().device(profile(dialect), options, registration, time);
    }

    public static Recognizer recognizer(TimeSource time) {
        var questions = new LinkedHashMap<String, Question>();
        dialects().all().forEach(dialect -> questions.put(dialect.id(), dialect.question()));
        return new Recognizer(questions, time);
    }
}
