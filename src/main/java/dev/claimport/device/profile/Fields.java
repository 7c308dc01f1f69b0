package dev.claimport.device.profile;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.text.Similar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of one mapping, taken one by one; whatever is wrong with a value is noted and the reading goes on. */
public final class Fields {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|min)");
    private static final int LONGEST_TEXT = 200;

    private final YamlTree.Mapping mapping;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(YamlTree.Mapping mapping, List<Problem> problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /**
     * The keys of a text; empty when it is no YAML at all, or no mapping.
     *
     * @param problems where to tell what is wrong
     */
    public static Optional<Fields> read(String text, List<Problem> problems) {
        return new YamlText(problems).read(text).map(mapping -> new Fields(mapping, problems));
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** The names of all that is there. */
    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    public int line(String key) {
        return mapping.entries().containsKey(key) ? mapping.entries().get(key).line() : mapping.line();
    }

    /** Notes what is wrong with the value of a key. @param facts in the order in which the kind names them */
    public void problem(String key, Problem.Kind kind, Object... facts) {
        problems.add(kind.at(ProfileText.place(line(key)), facts));
    }

    /** One line of text. */
    public Optional<String> text(String key) {
        return tree(key).flatMap(tree -> {
            if (tree instanceof YamlTree.Scalar(String text, int _) && !text.isBlank() && text.length() <= LONGEST_TEXT && !text.matches("(?s).*\\p{Cc}.*")) {
                return Optional.of(text.strip());
            }
            problem(key, ProfileProblem.TEXT_WRONG, key, LONGEST_TEXT);
            return Optional.empty();
        });
    }

    /** The same, which may be empty. */
    public Optional<String> value(String key) {
        boolean empty = mapping.entries().get(key) instanceof YamlTree.Scalar(String text, int _) && text.isEmpty();
        return empty ? tree(key).map(_ -> "") : text(key);
    }

    public String required(String key) {
        if (!has(key)) {
            asked.add(key);
            problem(key, ProfileProblem.KEY_MISSING, key);
            return "";
        }
        return text(key).orElse("");
    }

    public <T> T choice(String key, Map<String, T> choices, T otherwise) {
        return text(key).map(text -> {
            if (choices.containsKey(text)) {
                return choices.get(text);
            }
            unknown(key, text, choices.keySet().stream().sorted().toList());
            return otherwise;
        }).orElse(otherwise);
    }

    void unknown(String key, String value, List<String> known) {
        Similar.to(value, known).ifPresentOrElse(meant -> problem(key, ProfileProblem.VALUE_MISSPELT, key, value, known, meant),
                () -> problem(key, ProfileProblem.VALUE_UNKNOWN, key, value, known));
    }

    public boolean flag(String key, boolean otherwise) {
        return choice(key, Map.of("true", true, "false", false), otherwise);
    }

    public int whole(String key, int least, int most, int otherwise) {
        return text(key).map(text -> {
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            problem(key, ProfileProblem.NUMBER_WRONG, key, Integer.toString(least), Integer.toString(most));
            return otherwise;
        }).orElse(otherwise);
    }

    public Duration duration(String key, Duration most, Duration otherwise) {
        return text(key).map(text -> {
            Matcher parts = DURATION.matcher(text);
            if (parts.matches()) {
                long number = Long.parseLong(parts.group(1));
                Duration duration = switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                };
                if (duration.compareTo(most) <= 0) {
                    return duration;
                }
            }
            problem(key, ProfileProblem.DURATION_WRONG, key, most.toSeconds());
            return otherwise;
        }).orElse(otherwise);
    }

    /** A list of words; one word alone is a list as well. @param wrong says what the key takes, and has its name as the one fact */
    public <T> List<T> list(String key, Function<String, Optional<T>> reader, Problem.Kind wrong) {
        List<YamlTree> items = tree(key).map(tree -> tree instanceof YamlTree.Sequence sequence ? sequence.items() : List.of(tree)).orElse(List.of());
        List<T> read = new ArrayList<>();
        for (YamlTree item : items) {
            Optional<T> value = item instanceof YamlTree.Scalar scalar ? reader.apply(scalar.text().strip()) : Optional.empty();
            value.ifPresentOrElse(read::add, () -> problems.add(wrong.at(ProfileText.place(item.line()), key)));
        }
        return List.copyOf(read);
    }

    /** A mapping below this one; empty when it is not there. */
    public Optional<Fields> section(String key) {
        return tree(key).flatMap(tree -> {
            if (tree instanceof YamlTree.Mapping below) {
                return Optional.of(in(below));
            }
            problem(key, ProfileProblem.SECTION_WRONG, key);
            return Optional.empty();
        });
    }

    /** The keys of a mapping that stands in this one. */
    public Fields in(YamlTree.Mapping below) {
        return new Fields(below, problems);
    }

    public Optional<YamlTree> tree(String key) {
        asked.add(key);
        return Optional.ofNullable(mapping.entries().get(key));
    }

    /** To be called when everything was asked for that there can be. */
    public void refuseOthers() {
        mapping.entries().keySet().stream().filter(key -> !asked.contains(key)).forEach(this::refuse);
    }

    private void refuse(String key) {
        Place place = ProfileText.place(mapping.lines().get(key));
        problems.add(Similar.to(key, asked).map(meant -> ProfileProblem.KEY_MISSPELT.at(place, key, meant))
                .orElseGet(() -> ProfileProblem.KEY_UNKNOWN.at(place, key)));
    }
}
