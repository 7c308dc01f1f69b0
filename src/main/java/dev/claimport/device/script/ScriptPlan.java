package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.profile.PlannedStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a script would say, without a device and without a claim. */
final class ScriptPlan {

    private static final String BLACK = "███";
    /** Bytes: what a part of a claim has at most, as AWS IoT makes them; for the time that it takes on the line. */
    private static final int PART = 1_800;

    private final Script script;
    private final List<PlannedStep> steps = new ArrayList<>();
    private Map<String, String> values = Map.of();
    private Optional<ClaimPart> part = Optional.empty();

    ScriptPlan(Script script) {
        this.script = script;
    }

    /** All of it, in the order in which it is said; what is only said where something fails comes last. */
    List<PlannedStep> steps() {
        List<ClaimPart> slots = List.of(ClaimPart.CA, ClaimPart.CERT, ClaimPart.KEY).stream().filter(script.slots()::containsKey).toList();
        add("identify", script.identify());
        add("prepare", script.prepare());
        slots.forEach(slot -> about(slot, "store", script.store()));
        add("go", script.go());
        add("restore", script.restore());
        add("recover", script.recover());
        slots.forEach(slot -> about(slot, "forget", script.forget()));
        return List.copyOf(steps);
    }

    private void about(ClaimPart slot, String section, List<Step> all) {
        part = Optional.of(slot);
        values = script.slots().get(slot);
        add(section, all);
        part = Optional.empty();
        values = Map.of();
    }

    private void add(String section, List<Step> all) {
        all.forEach(step -> steps.add(planned(section, step)));
    }

    private PlannedStep planned(String section, Step step) {
        Map<String, String> captures = new LinkedHashMap<>();
        step.captures().forEach((name, pattern) -> captures.put(name, pattern.pattern()));
        Map<String, String> failures = new LinkedHashMap<>();
        step.failures().forEach(trouble -> failures.putIfAbsent(trouble.line().pattern(), trouble.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new PlannedStep(section, part, sent(step.say()), step.expected().stream().map(this::text).toList(), step.prompt().map(Pattern::pattern),
                step.proof().map(this::text).or(() -> step.readsBack() ? Optional.of(content()) : Optional.empty()), blocks(step.say()), captures, failures,
                Optional.of(within(step)), step.mayFail());
    }

    private Duration within(Step step) {
        boolean carries = step.readsBack() || names(step.say()).contains(Scope.CONTENT) || step.say() instanceof Step.Say.Chunks;
        return carries ? step.within().plus(script.wire().time(PART)) : step.within();
    }

    private Optional<PlannedStep.Blocks> blocks(Step.Say say) {
        return say instanceof Step.Say.Bytes(Phrase _, Optional<Step.Blocks> blocks)
                ? blocks.map(each -> new PlannedStep.Blocks(each.size(), text(each.taken()))).filter(each -> !each.taken().isEmpty()) : Optional.empty();
    }

    private static List<String> names(Step.Say say) {
        return switch (say) {
            case Step.Say.Line(Phrase phrase) -> phrase.names();
            case Step.Say.Bytes(Phrase phrase, Optional<Step.Blocks> _) -> phrase.names();
            case Step.Say.Chunks(Phrase line, int _) -> line.names();
            case Step.Say.Nothing() -> List.of();
        };
    }

    private String sent(Step.Say say) {
        return switch (say) {
            case Step.Say.Line(Phrase phrase) -> text(phrase);
            case Step.Say.Bytes(Phrase phrase, Optional<Step.Blocks> _) -> text(phrase);
            case Step.Say.Chunks(Phrase line, int _) -> text(line);
            case Step.Say.Nothing() -> "";
        };
    }

    private String text(Phrase phrase) {
        return phrase.pieces().stream().map(piece -> switch (piece) {
            case Phrase.Piece.Text(String text) -> visible(text);
            case Phrase.Piece.Value(String name) -> value(name);
        }).collect(Collectors.joining());
    }

    private String value(String name) {
        if (name.equals(Scope.CONTENT) || name.equals("chunk")) {
            return content();
        }
        return Optional.ofNullable(values.get(name)).or(() -> Optional.ofNullable(script.variables().get(name))).orElse("<" + name + ">");
    }

    private String content() {
        return part.filter(about -> about == ClaimPart.KEY).map(_ -> BLACK + " key " + BLACK).orElseGet(() -> "<" + part.map(ClaimPart::id).orElse(Scope.CONTENT) + ">");
    }

    private static String visible(String text) {
        return Pattern.compile("\\p{Cntrl}").matcher(text).replaceAll(found -> "\\\\x%02x".formatted((int) found.group().charAt(0)));
    }
}
