package dev.claimport.device.console;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.profile.YamlTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads how a product tells what becomes of its claim. */
final class FollowReader {

    private static final Pattern NOTHING = Pattern.compile("(?!)()");
    private static final Map<String, Cause> CAUSES = Arrays.stream(Cause.values()).collect(Collectors.toUnmodifiableMap(FollowReader::id, Function.identity()));
    /** Those that are told of one that is on its way. */
    private static final List<DeviceState> STATES = List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING);
    private static final Pattern MADE = Pattern.compile("(~?/)?[A-Za-z0-9_.*+-]+(/[A-Za-z0-9_.*+-]+)*");

    private FollowReader() {}

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Follow read(Fields fields) {
        if (!fields.has("result") && !fields.has("log")) {
            fields.problem("result", ProfileProblem.KEY_MISSING, "result");
        }
        Map<DeviceState, Pattern> states = new EnumMap<>(DeviceState.class);
        fields.section("states").ifPresent(below -> {
            STATES.forEach(state -> below.text(id(state)).ifPresent(text -> states.put(state, pattern(below, id(state), text))));
            below.refuseOthers();
        });
        List<Follow.Complaint> complaints = new ArrayList<>();
        sections(fields, "failed").forEach(each -> complaints.add(new Follow.Complaint(pattern(each, "says", each.required("says")),
                each.choice("cause", CAUSES, Cause.SERVICE), each.text("once"))));
        List<FarFile> made = new ArrayList<>();
        sections(fields, "made").forEach(each -> made.add(made(each)));
        Follow read = new Follow(fields.text("result"), fields.text("log"), pattern(fields, "thing", fields.required("thing")), fields.required("certificate"),
                states, complaints, made);
        fields.refuseOthers();
        return read;
    }

    private static FarFile made(Fields fields) {
        String path = fields.required("file");
        if (!MADE.matcher(path).matches() || ("/" + path + "/").contains("/../")) {
            fields.problem("file", ProfileProblem.FILE_WRONG, "file");
        }
        String mode = fields.required("mode");
        if (!mode.matches(ConsoleReader.MODE)) {
            fields.problem("mode", ProfileProblem.MODE_WRONG, "mode");
        }
        fields.refuseOthers();
        return new FarFile(path, mode);
    }

    private static List<Fields> sections(Fields fields, String key) {
        List<Fields> sections = new ArrayList<>();
        fields.tree(key).ifPresent(tree -> {
            List<YamlTree> items = tree instanceof YamlTree.Sequence sequence ? sequence.items() : List.of(tree);
            items.forEach(item -> {
                if (item instanceof YamlTree.Mapping mapping) {
                    sections.add(fields.in(mapping));
                } else {
                    fields.problem(key, ProfileProblem.SECTION_WRONG, key);
                }
            });
        });
        return sections;
    }

    private static Pattern pattern(Fields fields, String key, String text) {
        try {
            Pattern read = Pattern.compile(text);
            if (key.equals("thing") && read.matcher("").groupCount() == 0) {
                fields.problem(key, ProfileProblem.PATTERN_WRONG, key);
                return NOTHING;
            }
            return read;
        } catch (PatternSyntaxException _) {
            fields.problem(key, ProfileProblem.PATTERN_WRONG, key);
            return NOTHING;
        }
    }
}
