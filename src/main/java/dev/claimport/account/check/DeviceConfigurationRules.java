package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the template sends to the device. */
final class DeviceConfigurationRules {

    /** As much as a small MQTT client takes in one message: coreMQTT's demos have buffers of 2,048 bytes. */
    private static final int LARGE = 2_048;
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(passw|secret|token|private.?key|api.?key|credential|psk|pin.?code).*");
    private static final Pattern SECRET_VALUE = Pattern.compile("(?s).*(-----BEGIN [A-Z ]*PRIVATE KEY|\\bA[KS]IA[0-9A-Z]{16}\\b|\\beyJ[\\w-]{10,}\\.eyJ|//[^/\\s:@]+:[^/\\s@]+@).*");

    private DeviceConfigurationRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("configuration-nested", Source.TEMPLATES, DeviceConfigurationRules::nested),
                Rule.surprises("configuration-secret", Source.TEMPLATES, DeviceConfigurationRules::secrets),
                Rule.advice("configuration-large", Source.EXPERIENCE, DeviceConfigurationRules::large));
    }

    private static void nested(Subject subject, Rule.Found found) {
        for (Member entry : subject.body().section(Body.DEVICE_CONFIGURATION)) {
            boolean call = entry.value() instanceof Members object && object.members().size() == 1 && Call.isOne(object.members().getFirst().name())
                    && !object.members().getFirst().name().equals("Fn::Split");
            if (!call && (entry.value() instanceof Members || entry.value() instanceof Items)) {
                found.at(entry.value().place(), Map.of("key", entry.name()));
            }
        }
    }

    private static void secrets(Subject subject, Rule.Found found) {
        for (Member entry : subject.body().section(Body.DEVICE_CONFIGURATION)) {
            if (SECRET_NAME.matcher(entry.name()).matches() || SECRET_VALUE.matcher(Shape.of(entry.value()).literals()).matches()) {
                found.at(entry.place(), Map.of("key", entry.name()));
            }
        }
    }

    private static void large(Subject subject, Rule.Found found) {
        List<Member> entries = subject.body().section(Body.DEVICE_CONFIGURATION);
        int size = entries.stream().mapToInt(entry -> entry.name().length() + length(entry.value()) + 6).sum();
        if (size > LARGE) {
            found.at(entries.getFirst().place(), Map.of("characters", size));
        }
    }

    private static int length(Value value) {
        return Shape.of(value).literals().length();
    }
}
