package dev.claimport.device.profile;

import dev.claimport.failure.Problem;
import dev.claimport.text.YamlNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML document as plain texts, lists and mappings: no tags, no aliases to more than a text, no more than a few levels. */
final class YamlText {

    /** In characters; a profile has about a thousand. */
    static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 8;

    private final List<Problem> problems;

    /** @param problems where to tell what is wrong */
    YamlText(List<Problem> problems) {
        this.problems = problems;
    }

    /** Empty when it is no YAML at all, or no mapping. */
    Optional<YamlTree.Mapping> read(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        try {
            if (YamlNodes.compose(text, limits).orElse(null) instanceof MappingNode mapping) {
                return Optional.of(mapping(mapping));
            }
            problem(1, ProfileProblem.NOT_A_MAPPING);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            problem(line, ProfileProblem.NOT_YAML, context + e.getProblem());
        } catch (ReaderException e) {
            // Counted in characters from the start of the text.
            String before = text.substring(0, text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))));
            problem((int) before.chars().filter(character -> character == '\n').count() + 1,
                    ProfileProblem.CHARACTER_FORBIDDEN, String.format(Locale.ROOT, "U+%04X", e.getCodePoint()));
        } catch (YAMLException e) {
            problem(1, ProfileProblem.NOT_YAML, firstLine(e.getMessage()));
        }
        return Optional.empty();
    }

    private YamlTree tree(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> new YamlTree.Sequence(sequence.getValue().stream().map(this::tree).toList(), line(node));
            case ScalarNode scalar -> new YamlTree.Scalar(scalar.getValue(), line(node));
            default -> throw new YAMLException("an alias that refers to itself");
        };
    }

    private YamlTree.Mapping mapping(MappingNode node) {
        Map<String, YamlTree> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple pair : node.getValue()) {
            int line = line(pair.getKeyNode());
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                problem(line, ProfileProblem.KEY_NOT_A_WORD);
            } else if (entries.putIfAbsent(key.getValue(), tree(pair.getValueNode())) == null) {
                lines.put(key.getValue(), line);
            } else {
                problem(line, ProfileProblem.KEY_TWICE, key.getValue(), lines.get(key.getValue()));
            }
        }
        return new YamlTree.Mapping(entries, lines, line(node));
    }

    private void problem(int line, ProfileProblem kind, Object... facts) {
        problems.add(kind.at(ProfileText.place(line), facts));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "unreadable" : text.lines().findFirst().orElse("unreadable");
    }
}
