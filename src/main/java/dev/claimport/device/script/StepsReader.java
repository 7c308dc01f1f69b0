package dev.claimport.device.script;

import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.profile.YamlTree;
import dev.claimport.failure.DeviceFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads steps, and notes which values they name and which they set. */
final class StepsReader {

    /** What a failure line can mean. */
    private static final Map<String, Kind> MEANINGS = Map.ofEntries(
            Map.entry("refused", Kind.STEP_REFUSED), Map.entry("modem-online", Kind.MODEM_ONLINE),
            Map.entry("memory-full", Kind.DEVICE_CREDENTIALS_FULL), Map.entry("firmware-refuses", Kind.FIRMWARE_REFUSES_CREDENTIALS),
            Map.entry("certificate-refused", Kind.DEVICE_CREDENTIAL_REFUSED), Map.entry("not-allowed", Kind.DEVICE_CREDENTIALS_LOCKED),
            Map.entry("buffer-too-small", Kind.COMMAND_BUFFER_TOO_SMALL), Map.entry("exists", Kind.DEVICE_CREDENTIAL_EXISTS),
            Map.entry("power-low", Kind.DEVICE_POWER_LOW), Map.entry("no-such-command", Kind.SHELL_COMMAND_MISSING),
            Map.entry("line-too-long", Kind.SHELL_LINE_TOO_LONG), Map.entry("output-cut", Kind.SHELL_OUTPUT_CUT), Map.entry("escapes-kept", Kind.SHELL_KEEPS_ESCAPES));
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int LARGEST_CHUNK = 1024;
    private static final int LARGEST_BLOCK = 65_536;
    private static final int USUAL_BLOCK = 1024;

    private final List<Phrase> done;
    private final List<Step.Trouble> failures;
    private final Duration within;
    private final Set<String> set = new HashSet<>();
    private final List<Named> named = new ArrayList<>();

    private record Named(Fields where, String key, String value) {}

    /**
     * @param answers with what steps expect where they say nothing themselves
     * @param within how long a step may take where it does not say so itself
     */
    StepsReader(Optional<Fields> answers, Duration within) {
        this.done = answers.map(fields -> patterns(fields, "done")).orElse(List.of());
        this.failures = answers.map(fields -> failures(fields, true)).orElse(List.of());
        this.within = within;
        answers.ifPresent(Fields::refuseOthers);
    }

    /** The steps of a key, if it is there. */
    List<Step> read(Fields top, String key) {
        List<Step> steps = new ArrayList<>();
        for (Fields fields : mappings(top, key)) {
            steps.add(step(fields));
            fields.refuseOthers();
        }
        return List.copyOf(steps);
    }

    /** To be called when everything is read: a value that nothing sets is a mistake in a name. @param others that are set elsewhere */
    void refuseUnset(Set<String> others) {
        named.stream().filter(name -> !set.contains(name.value()) && !others.contains(name.value()))
                .forEach(name -> name.where().problem(name.key(), ProfileProblem.VALUE_UNSET, name.key(), name.value()));
    }

    /** Whether a step names that value. */
    boolean names(String value) {
        return named.stream().anyMatch(name -> name.value().equals(value));
    }

    private Step step(Fields fields) {
        Step.Say say = phrase(fields, "send").<Step.Say>map(Step.Say.Line::new)
                .or(() -> phrase(fields, "send-bytes").map(bytes -> new Step.Say.Bytes(bytes, blocks(fields))))
                .or(() -> phrase(fields, "send-chunks").map(line -> new Step.Say.Chunks(line, fields.whole("chunk", 4, LARGEST_CHUNK, 48))))
                .orElseGet(Step.Say.Nothing::new);
        Optional<Pattern> prompt = fields.text("prompt").flatMap(text -> pattern(fields, "prompt", text));
        List<Phrase> expected = patterns(fields, "expect");
        List<Step.Trouble> own = new ArrayList<>(failures(fields, false));
        own.addAll(failures);
        Map<String, Pattern> captures = captures(fields);
        Optional<Phrase> proof = fields.text("proof").flatMap(text -> checked(fields, "proof", text));
        Optional<Phrase> unprovable = fields.text("unprovable").flatMap(text -> checked(fields, "unprovable", text));
        Map<String, String> sets = new HashMap<>();
        fields.section("set").ifPresent(section -> section.keys().forEach(name -> section.value(name).ifPresent(value -> {
            sets.put(name, value);
            set.add(name);
        })));
        return new Step(say, expected.isEmpty() && prompt.isEmpty() ? done : expected, prompt, own, captures, proof, unprovable, fields.flag("reads-back", false), sets,
                fields.duration("within", LONGEST, within), fields.choice("on-error", Map.of("fail", false, "ignore", true), false));
    }

    private Optional<Step.Blocks> blocks(Fields fields) {
        return fields.text("acknowledgement").flatMap(text -> checked(fields, "acknowledgement", text))
                .map(taken -> new Step.Blocks(fields.whole("every", 1, LARGEST_BLOCK, USUAL_BLOCK), taken));
    }

    private Optional<Phrase> phrase(Fields fields, String key) {
        return fields.text(key).map(text -> noted(fields, key, Phrase.said(text)));
    }

    private Phrase noted(Fields fields, String key, Phrase phrase) {
        phrase.names().forEach(name -> named.add(new Named(fields, key, name)));
        return phrase;
    }

    /** One pattern, or a list of them. */
    private List<Phrase> patterns(Fields fields, String key) {
        return fields.list(key, text -> checked(fields, key, text), ProfileProblem.PATTERN_WRONG);
    }

    private Optional<Phrase> checked(Fields fields, String key, String text) {
        Phrase phrase = noted(fields, key, Phrase.pattern(text));
        return pattern(fields, key, phrase).map(_ -> phrase);
    }

    private static Optional<Pattern> pattern(Fields fields, String key, Phrase phrase) {
        try {
            return Optional.of(phrase.compile(Function.identity()));
        } catch (PatternSyntaxException _) {
            fields.problem(key, ProfileProblem.PATTERN_WRONG, key);
            return Optional.empty();
        }
    }

    private static Optional<Pattern> pattern(Fields fields, String key, String text) {
        return pattern(fields, key, new Phrase(List.of(new Phrase.Piece.Text(text))));
    }

    private List<Step.Trouble> failures(Fields fields, boolean usual) {
        List<Step.Trouble> read = new ArrayList<>();
        for (Fields one : mappings(fields, "failures")) {
            Optional<Pattern> line = pattern(one, "line", one.required("line"));
            Kind kind = one.choice("failure", MEANINGS, Kind.STEP_REFUSED);
            line.ifPresent(pattern -> read.add(new Step.Trouble(pattern, kind, usual)));
            one.refuseOthers();
        }
        return read;
    }

    private Map<String, Pattern> captures(Fields fields) {
        Map<String, Pattern> captures = new HashMap<>();
        fields.section("capture").ifPresent(section -> {
            for (String name : section.keys()) {
                section.text(name).flatMap(text -> pattern(section, name, text)).ifPresent(pattern -> captures.put(name, pattern));
                set.add(name);
            }
        });
        return captures;
    }

    private static List<Fields> mappings(Fields fields, String key) {
        List<Fields> all = new ArrayList<>();
        Optional<YamlTree> tree = fields.tree(key);
        List<YamlTree> items = tree.map(found -> found instanceof YamlTree.Sequence sequence ? sequence.items() : List.of(found)).orElse(List.of());
        for (YamlTree item : items) {
            if (item instanceof YamlTree.Mapping mapping) {
                all.add(fields.in(mapping));
            } else {
                fields.problem(key, ProfileProblem.STEP_WRONG, key);
            }
        }
        return all;
    }
}
