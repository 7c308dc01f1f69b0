package dev.claimport.device.console;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.profile.YamlTree;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a profile says of a product on a Linux gateway. */
final class ConsoleReader {

    private static final Pattern PATH = Pattern.compile("(~?/)?[A-Za-z0-9_.+-]+(/[A-Za-z0-9_.+-]+)*");
    private static final int LONGEST_PATH = 128;
    private static final Pattern COMMAND = Pattern.compile("\\P{Cc}{1,200}");
    static final String MODE = "[0-7]{3}";
    /** What a document can name. */
    private static final Set<String> VALUES = Set.of("endpoint", "port", "region", "template", "serial", "folder", "cert", "key", "ca", "parameters", "parameters-text");
    /** What to ask where a profile does not say. */
    private static final Map<String, String> IDENTIFY = Map.of(
            "model", "tr -d '\\000' < /proc/device-tree/model 2>/dev/null || uname -sm",
            "serial", "printenv DEVICE_SERIAL || tr -d '\\000' < /proc/device-tree/serial-number 2>/dev/null || cat /etc/machine-id",
            "firmware", "uname -r");
    /** By the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    private final Fields profile;

    ConsoleReader(Fields profile) {
        this.profile = profile;
    }

    ConsoleSettings read(Duration bootWait) {
        String folder = path(profile, "folder");
        if (!folder.startsWith("/") && !folder.startsWith("~/") && !folder.isEmpty()) {
            profile.problem("folder", ProfileProblem.FILE_WRONG, "folder");
        }
        Optional<String> folderMode = mode(profile, "folder-mode");
        Map<ClaimPart, FarFile> files = profile.section("slots").map(this::files).orElseGet(() -> {
            profile.problem("slots", ProfileProblem.SLOTS_MISSING);
            return Map.of();
        });
        Map<String, String> values = new HashMap<>();
        profile.section("values").ifPresent(fields -> fields.keys().forEach(key -> values.put(key, fields.value(key).orElse(""))));
        SettingsDocument document = document(values.keySet());
        Map<String, String> identify = new HashMap<>(IDENTIFY);
        profile.section("identify").ifPresent(fields -> {
            IDENTIFY.keySet().forEach(key -> fields.text(key).ifPresent(command -> identify.put(key, command)));
            fields.refuseOthers();
        });
        List<String> go = profile.list("go", text -> Optional.of(text).filter(COMMAND.asMatchPredicate()), ProfileProblem.COMMANDS_WRONG);
        String serialParameter = profile.text("serial-parameter").orElse(SERIAL_NUMBER);
        return new ConsoleSettings(folder, folderMode, files, document, identify, serialParameter, values, profile.text("needs"), go,
                profile.section("follow").map(FollowReader::read), bootWait);
    }

    private Map<ClaimPart, FarFile> files(Fields slots) {
        Map<ClaimPart, FarFile> files = new EnumMap<>(ClaimPart.class);
        for (ClaimPart part : List.of(ClaimPart.CA, ClaimPart.CERT, ClaimPart.KEY)) {
            slots.section(part.id()).ifPresentOrElse(fields -> {
                files.put(part, file(fields, part == ClaimPart.KEY ? "600" : "644"));
                fields.refuseOthers();
            }, () -> slots.problem(part.id(), ProfileProblem.SLOT_REQUIRED, part.id()));
        }
        slots.refuseOthers();
        return files;
    }

    private SettingsDocument document(Set<String> values) {
        Optional<Fields> fields = profile.section("document");
        if (fields.isEmpty()) {
            profile.problem("document", ProfileProblem.KEY_MISSING, "document");
            return new SettingsDocument(new FarFile("", "640"), new YamlTree.Mapping(Map.of(), Map.of(), 0));
        }
        FarFile file = file(fields.get(), "640");
        YamlTree.Mapping content = fields.get().tree("content").filter(YamlTree.Mapping.class::isInstance).map(YamlTree.Mapping.class::cast).orElseGet(() -> {
            fields.get().problem("content", ProfileProblem.SECTION_WRONG, "content");
            return new YamlTree.Mapping(Map.of(), Map.of(), 0);
        });
        refuseUnknown(fields.get(), content, values);
        fields.get().refuseOthers();
        return new SettingsDocument(file, content);
    }

    private static void refuseUnknown(Fields fields, YamlTree tree, Set<String> values) {
        switch (tree) {
            case YamlTree.Mapping mapping -> mapping.entries().values().forEach(value -> refuseUnknown(fields, value, values));
            case YamlTree.Sequence sequence -> sequence.items().forEach(item -> refuseUnknown(fields, item, values));
            case YamlTree.Scalar(String text, int _) -> {
                Matcher named = SettingsDocument.NAMED.matcher(text);
                while (named.find()) {
                    if (!VALUES.contains(named.group(1)) && !values.contains(named.group(1))) {
                        fields.problem("content", ProfileProblem.VALUE_UNSET, "content", named.group(1));
                    }
                }
            }
        }
    }

    private static FarFile file(Fields fields, String usualMode) {
        return new FarFile(path(fields, "file"), mode(fields, "mode").orElse(usualMode));
    }

    private static String path(Fields fields, String key) {
        String path = fields.required(key);
        boolean good = path.length() <= LONGEST_PATH && PATH.matcher(path).matches() && !("/" + path + "/").contains("/../") && !("/" + path + "/").contains("/./");
        if (!good && !path.isEmpty()) {
            fields.problem(key, ProfileProblem.FILE_WRONG, key);
        }
        return path;
    }

    private static Optional<String> mode(Fields fields, String key) {
        return fields.text(key).filter(text -> {
            if (!text.matches(MODE)) {
                fields.problem(key, ProfileProblem.MODE_WRONG, key);
            }
            return text.matches(MODE);
        });
    }
}
