package dev.claimport.device.script;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.profile.YamlTree;
import dev.claimport.serial.LineSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a conversation from the keys of a profile. */
final class ScriptReader {

    private static final Map<String, String> ENDS = Map.of("cr", "\r", "lf", "\n", "crlf", "\r\n");
    private static final Map<String, Transform> TRANSFORMS = Arrays.stream(Transform.values()).collect(Collectors.toMap(Transform::id, Function.identity()));
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    /** By the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** There are five that AWS IoT may use. */
    private static final int MOST_ROOTS = 5;

    private final Fields top;
    private int roots = 1;
    private final Map<ClaimPart, Destination> destinations = new EnumMap<>(ClaimPart.class);
    private final Map<ClaimPart, Map<String, String>> slots = new EnumMap<>(ClaimPart.class);
    private final Set<String> given = new HashSet<>(Set.of("endpoint", "port", "template", "chunk", Scope.CLOCK, Scope.FILL, Scope.CONTENT, Scope.ESCAPED));

    ScriptReader(Fields top) {
        this.top = top;
        Content.COMPUTED.forEach(name -> given.add(Scope.CONTENT + "." + name));
    }

    ScriptSettings read(LineSettings line) {
        Optional<Fields> settings = top.section("settings");
        Duration within = settings.map(fields -> fields.duration("within", LONGEST_WAIT, DeviceWait.COMMAND.limit())).orElse(DeviceWait.COMMAND.limit());
        Script.Wire wire = wire(settings, line);
        Transport over = settings.map(fields -> fields.choice("over", Transport.NAMED, Transport.LINE)).orElse(Transport.LINE);
        String serialParameter = settings.flatMap(fields -> fields.text("serial-parameter")).orElse(SERIAL_NUMBER);
        settings.ifPresent(Fields::refuseOthers);
        Map<String, String> variables = top.section("variables").map(this::values).orElse(Map.of());
        slots();
        var steps = new StepsReader(top.section("answers"), within);
        if (!top.has("store")) {
            top.problem("store", ProfileProblem.KEY_MISSING, "store");
        }
        List<Transform> transforms = top.list("contents", text -> Optional.ofNullable(TRANSFORMS.get(text)), ProfileProblem.CONTENTS_WRONG);
        if (transforms.size() > Set.copyOf(transforms).size()) {
            top.problem("contents", ProfileProblem.CONTENTS_WRONG, "contents");
        }
        var script = new Script(wire, variables, slots, roots, transforms.isEmpty() ? List.of(Transform.LF) : transforms, steps.read(top, "identify"),
                steps.read(top, "prepare"), steps.read(top, "store"), steps.read(top, "recover"), steps.read(top, "forget"), steps.read(top, "go"), steps.read(top, "restore"));
        steps.refuseUnset(given);
        if (steps.names(Scope.ESCAPED) && !transforms.equals(List.of(Transform.CRLF))) {
            top.problem("contents", ProfileProblem.ESCAPES_NEED_CRLF, "contents");
        }
        List<String> own = top.list("parameters", text -> Optional.of(text).filter(PARAMETER.asMatchPredicate()), ProfileProblem.PARAMETER_WRONG);
        return new ScriptSettings(script, over, destinations, proof(script), serialParameter, own);
    }

    /** What a profile calls a proof counts as one only where a step asks the device for it. */
    private Optional<String> proof(Script script) {
        Optional<String> proof = top.text("verify").filter(text -> !text.equals("none"));
        if (proof.isPresent() && script.store().stream().noneMatch(Step::proves)) {
            top.problem("verify", ProfileProblem.PROOF_MISSING, "verify");
        }
        return proof;
    }

    private static Script.Wire wire(Optional<Fields> settings, LineSettings line) {
        return new Script.Wire(
                settings.map(fields -> fields.choice("end", ENDS, "\r")).orElse("\r"), line.baud(),
                settings.map(fields -> fields.whole("chunk", 1, 4096, 256)).orElse(256),
                settings.map(fields -> fields.duration("pause", Duration.ofSeconds(1), Duration.ZERO)).orElse(Duration.ZERO));
    }

    private void slots() {
        Optional<Fields> section = top.section("slots");
        if (section.isEmpty()) {
            top.problem("slots", ProfileProblem.SLOTS_MISSING);
            return;
        }
        for (ClaimPart part : ClaimPart.values()) {
            slot(part, section.get());
        }
        section.get().refuseOthers();
    }

    private void slot(ClaimPart part, Fields slots) {
        boolean required = part == ClaimPart.CERT || part == ClaimPart.KEY;
        switch (slots.tree(part.id()).orElse(null)) {
            case YamlTree.Scalar(String text, int _) when text.equals("unsupported") && !required -> destinations.put(part, new Destination.Unsupported());
            case YamlTree.Mapping mapping -> {
                Fields fields = slots.in(mapping);
                destinations.put(part, new Destination.Command(fields.required("command")));
                Map<String, String> values = fields.section("values").map(this::values).orElse(Map.of());
                if (part == ClaimPart.CA) {
                    roots = fields.whole("roots", 1, MOST_ROOTS, 1);
                }
                if (!part.isSetting()) {
                    this.slots.put(part, values);
                }
                fields.refuseOthers();
            }
            case null -> slots.problem(part.id(), required ? ProfileProblem.SLOT_REQUIRED : ProfileProblem.SLOT_MISSING, part.id());
            default -> slots.problem(part.id(), required ? ProfileProblem.SLOT_REQUIRED : ProfileProblem.COMMAND_WRONG, part.id());
        }
    }

    private Map<String, String> values(Fields fields) {
        Map<String, String> values = new HashMap<>();
        fields.keys().forEach(key -> fields.value(key).ifPresent(value -> {
            values.put(key, value);
            given.add(key);
        }));
        return values;
    }
}
